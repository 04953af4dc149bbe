#include "interruption.h"

#include <csignal>

namespace milepost::cli {

namespace {

CancelToken *interrupted = nullptr;

} // namespace

Interruption::Interruption(CancelToken &cancel)
{
    interrupted = &cancel;
    std::signal(SIGINT, [](int) { interrupted->cancel(); });
}

Interruption::~Interruption() { std::signal(SIGINT, SIG_DFL); }

} // namespace milepost::cli
