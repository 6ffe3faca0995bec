#include "cli/run_cli.h"

#include <cstdio>
#include <exception>

int main(int argc, char** argv)
{
    using namespace lifeline;
    try {
        return static_cast<int>(runCli({argv + (argc > 0 ? 1 : 0), argv + argc}));
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "lifeline-cli: internal error: %s\n", failure.what());
        return static_cast<int>(ExitCode::Internal);
    }
}
