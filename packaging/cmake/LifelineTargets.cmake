# What nearly every file needs of the standard library.
set(lifeline_std_headers <algorithm> <array> <chrono> <functional> <map> <memory> <optional> <string> <string_view>
    <unordered_map> <variant> <vector>)

# lifeline_layer(NAME LINKS ...): the static library of one folder under app/ or ui/, made of all its sources.
# What it links is the list of layers it may include; tests/rules checks the includes against the same arrows.
# PRECOMPILED names its heavy headers, compiled once; files still include what they use.
function(lifeline_layer name)
    cmake_parse_arguments(ARG "" "" "LINKS;EXCLUDE;PRECOMPILED" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
    foreach(excluded IN LISTS ARG_EXCLUDE)
        list(REMOVE_ITEM sources "${CMAKE_CURRENT_SOURCE_DIR}/${excluded}")
    endforeach()
    add_library(lifeline_${name} STATIC ${sources})
    target_include_directories(lifeline_${name} PUBLIC "${CMAKE_SOURCE_DIR}/app")
    target_link_libraries(lifeline_${name} PUBLIC lifeline_rules ${ARG_LINKS})
    set_target_properties(lifeline_${name} PROPERTIES LINKER_LANGUAGE CXX)
    target_precompile_headers(lifeline_${name} PRIVATE ${lifeline_std_headers} ${ARG_PRECOMPILED})
endfunction()

# lifeline_tests(FOLDER LINKS ...): every *_test.cpp of tests/FOLDER becomes one ctest of the same name.
function(lifeline_tests folder)
    cmake_parse_arguments(ARG "" "" "LINKS;ENVIRONMENT;LABELS;PRECOMPILED" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/${folder}/*_test.cpp")
    # All programs of a folder are compiled with the same flags, so they share one precompiled header.
    set(shared ${folder}_precompiled)
    file(GENERATE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/${shared}.cpp" CONTENT "")
    add_library(${shared} OBJECT "${CMAKE_CURRENT_BINARY_DIR}/${shared}.cpp")
    target_link_libraries(${shared} PRIVATE lifeline_rules Qt6::Test ${ARG_LINKS})
    target_precompile_headers(${shared} PRIVATE ${lifeline_std_headers} <QTest> ${ARG_PRECOMPILED})
    # Long tables of a test are compiled once and run once: optimising them costs more than it saves.
    set(as_written $<$<CONFIG:RelWithDebInfo>:-O0>)
    target_compile_options(${shared} PRIVATE ${as_written})
    foreach(source IN LISTS sources)
        get_filename_component(stem "${source}" NAME_WE)
        set(target "${folder}_${stem}")
        # Not CMAKE_AUTOMOC: for each program that is a process and an empty file to compile more.
        set(moc "${CMAKE_CURRENT_BINARY_DIR}/${folder}_moc/${stem}.moc")
        add_custom_command(OUTPUT "${moc}" COMMAND Qt6::moc -o "${moc}" "${source}" DEPENDS "${source}" VERBATIM)
        add_executable(${target} "${source}" "${moc}")
        set_target_properties(${target} PROPERTIES AUTOMOC OFF RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
        target_include_directories(${target} PRIVATE "${CMAKE_SOURCE_DIR}/tests" "${CMAKE_SOURCE_DIR}"
            "${CMAKE_CURRENT_BINARY_DIR}/${folder}_moc")
        target_link_libraries(${target} PRIVATE lifeline_rules lifeline_places Qt6::Test ${ARG_LINKS})
        target_compile_options(${target} PRIVATE ${as_written})
        target_precompile_headers(${target} REUSE_FROM ${shared})
        add_test(NAME ${folder}/${stem} COMMAND ${target})
        set_tests_properties(${folder}/${stem} PROPERTIES TIMEOUT 120 LABELS "${folder};${ARG_LABELS}"
            ENVIRONMENT "${ARG_ENVIRONMENT}")
    endforeach()
endfunction()
