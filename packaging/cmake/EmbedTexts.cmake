# lifeline_embed(TARGET NAMESPACE FUNCTION FILE ...): the files compiled into the target as text, found again through
#     std::span<const EmbeddedText> NAMESPACE::FUNCTION()      (base/embedded_text.h)
# in the order given, each with its name without the folder.
function(lifeline_embed target namespace function)
    set(output "${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp")
    string(JOIN "|" joined ${ARGN})
    add_custom_command(OUTPUT "${output}"
        COMMAND "${CMAKE_COMMAND}" -DOUTPUT=${output} -DNAMESPACE=${namespace} -DFUNCTION=${function}
                "-DFILES=${joined}" -P "${CMAKE_SOURCE_DIR}/packaging/cmake/WriteEmbedded.cmake"
        DEPENDS ${ARGN} "${CMAKE_SOURCE_DIR}/packaging/cmake/WriteEmbedded.cmake"
        COMMENT "Embedding the texts of ${function}" VERBATIM)
    target_sources(${target} PRIVATE "${output}")
endfunction()
