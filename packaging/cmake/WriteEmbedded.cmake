# Run with cmake -P: writes FILES ("a|b") as a C++ source. See EmbedTexts.cmake.
string(REPLACE "|" ";" files "${FILES}")
set(rows "")
foreach(file IN LISTS files)
    get_filename_component(name "${file}" NAME)
    file(READ "${file}" text)
    if(text MATCHES "\\)embedded\"")
        message(FATAL_ERROR "${file} holds the end of a raw string")
    endif()
    string(APPEND rows "    {\"${name}\", R\"embedded(${text})embedded\"sv},\n")
endforeach()
# As literals that know their length: to count a megabyte is more than a constant may take. An array of nothing is no C++.
set(definition "constexpr EmbeddedText texts[] = {\n${rows}};")
set(result "texts")
if(rows STREQUAL "")
    set(definition "")
    set(result "{}")
endif()
file(WRITE "${OUTPUT}" "// Written by the build from data files.
#include \"base/embedded_text.h\"

namespace ${NAMESPACE} {
namespace {

using namespace std::string_view_literals;

${definition}

} // namespace

std::span<const EmbeddedText> ${FUNCTION}() { return ${result}; }

} // namespace ${NAMESPACE}
")
