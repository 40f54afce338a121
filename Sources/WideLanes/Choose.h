// Which of the functions of one name, one for each kind of register, is called.

#include "WideLanes.h"

#if defined(__x86_64__)
#define CHOOSE(lanes, name, ...)                             \
  switch (lanes) {                                           \
    case twoLanes: return name##Two(__VA_ARGS__);            \
    case fourLanes: return name##Four(__VA_ARGS__);          \
    case eightLanes: return name##Eight(__VA_ARGS__);        \
  }
#else
#define CHOOSE(lanes, name, ...) return name##Two(__VA_ARGS__);
#endif
