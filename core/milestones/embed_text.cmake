# cmake -D INPUT=<text> -D OUTPUT=<cpp> -P embed_text.cmake: the file's bytes as an array.
# Bytes and not a string literal: compilers limit those to 64 KiB.
file(READ ${INPUT} bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
file(WRITE ${OUTPUT} "// The starter catalog, as bytes.
#include <cstddef>
namespace milepost::milestones {
extern const unsigned char starterCatalogBytes[];
extern const std::size_t starterCatalogSize;
const unsigned char starterCatalogBytes[] = {
${bytes}};
const std::size_t starterCatalogSize = sizeof starterCatalogBytes;
}
")
