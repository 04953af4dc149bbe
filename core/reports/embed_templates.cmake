# cmake -D INPUTS=<file|file…> -D OUTPUT=<cpp> -P embed_templates.cmake: every template as an array of bytes, by name.
string(REPLACE "|" ";" INPUTS "${INPUTS}")
list(SORT INPUTS)
set(arrays "")
set(rows "")
set(n 0)
foreach(input ${INPUTS})
  get_filename_component(name ${input} NAME)
  file(READ ${input} bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
  string(APPEND arrays "const char text${n}[] = {${bytes}};\n")
  string(APPEND rows "    {\"${name}\", std::string_view(text${n}, sizeof text${n})},\n")
  math(EXPR n "${n} + 1")
endforeach()
file(WRITE ${OUTPUT} "// The templates, as bytes.
#include \"reports/document_template.h\"
namespace milepost {
namespace {
${arrays}const std::pair<std::string_view, std::string_view> texts[] = {
${rows}};
} // namespace
const std::vector<std::string> &templateNames()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const auto &[name, text] : texts)
            all.emplace_back(name);
        return all;
    }();
    return names;
}
std::string_view builtInTemplate(std::string_view name)
{
    for (const auto &[each, text] : texts) {
        if (each == name)
            return text;
    }
    return {};
}
} // namespace milepost
")
