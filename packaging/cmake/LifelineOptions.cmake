# Build options, the compiler's rules, and the outside libraries, all in one place.
include(GNUInstallDirs)

option(LIFELINE_BUILD_UI "Build the window (needs Qt Widgets)" ON)
option(LIFELINE_BUILD_TESTS "Build the tests" ON)
option(LIFELINE_BUILD_BENCH "Build the benchmarks (needs Google Benchmark)" OFF)
option(LIFELINE_BUILD_FUZZ "Build the fuzz targets (needs clang with libFuzzer)" OFF)
option(LIFELINE_WERROR "Treat warnings as errors" OFF)
set(LIFELINE_SANITIZE "" CACHE STRING "Sanitizers for every target: address,undefined or thread")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

find_program(LIFELINE_CCACHE ccache)
if(LIFELINE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${LIFELINE_CCACHE}")
endif()

find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(jsoncpp REQUIRED)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network Sql WebSockets)
if(LIFELINE_BUILD_UI)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Gui Widgets Svg)
endif()
if(LIFELINE_BUILD_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
    # Qt tells each test the folder that it is built in, which nothing here asks: no compiler's cache could then serve
    # another clone.
    set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)
endif()

find_path(ASIO_INCLUDE_DIR asio.hpp REQUIRED)
add_library(lifeline_asio INTERFACE)
target_include_directories(lifeline_asio SYSTEM INTERFACE "${ASIO_INCLUDE_DIR}")
# Asio looks for aligned_alloc by a macro that is only there after the first standard header: without this, files that
# include Asio first would free what others allocated another way.
target_compile_definitions(lifeline_asio INTERFACE ASIO_STANDALONE ASIO_NO_DEPRECATED ASIO_DISABLE_STD_ALIGNED_ALLOC)
target_link_libraries(lifeline_asio INTERFACE Threads::Threads)

# The rules every target of ours is built by; they travel with the target, never in global flags.
add_library(lifeline_rules INTERFACE)
target_compile_options(lifeline_rules INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual
    $<$<BOOL:${LIFELINE_WERROR}>:-Werror>)
# GCC 12 finds bounds broken inside std::string where there is nothing to find, and says so once that header is precompiled.
target_compile_options(lifeline_rules INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds>)
target_compile_definitions(lifeline_rules INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 LIFELINE_VERSION="${PROJECT_VERSION}")
# The tests are many small programs: a quick linker shortens the build where link-time optimisation is off.
include(CheckLinkerFlag)
check_linker_flag(CXX -fuse-ld=gold LIFELINE_HAS_GOLD)
if(LIFELINE_HAS_GOLD AND NOT CMAKE_INTERPROCEDURAL_OPTIMIZATION)
    target_link_options(lifeline_rules INTERFACE -fuse-ld=gold)
endif()
if(LIFELINE_SANITIZE MATCHES "thread")
    # The sanitizer knows no fences; what Asio hands over is ordered by its locks.
    target_compile_definitions(lifeline_asio INTERFACE ASIO_DISABLE_FENCED_BLOCK)
endif()
if(LIFELINE_SANITIZE)
    target_compile_options(lifeline_rules INTERFACE -fsanitize=${LIFELINE_SANITIZE} -fno-omit-frame-pointer
        -fno-sanitize-recover=all)
    target_link_options(lifeline_rules INTERFACE -fsanitize=${LIFELINE_SANITIZE})
    # GCC sees values that may be unset where the sanitizer's own code stands between.
    target_compile_options(lifeline_rules INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()
