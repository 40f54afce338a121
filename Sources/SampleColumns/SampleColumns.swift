// SampleColumns
