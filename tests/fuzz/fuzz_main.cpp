// libFuzzer's entry; MILEPOST_FUZZ_TARGET names the function.
#include "targets.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    milepost::fuzz::MILEPOST_FUZZ_TARGET({reinterpret_cast<const char *>(data), size});
    return 0;
}
