# cmake -D FOLDER=<core> -D OUTPUT=<cpp> -P fingerprint.cmake: one number for the contents of all sources of core, and one for
# those of the headers that say what lies in a picture.
function(number_of result)
  set(all "")
  foreach(source ${ARGN})
    file(SHA256 ${FOLDER}/${source} hash)
    string(APPEND all "${source} ${hash}\n")
  endforeach()
  string(SHA256 whole "${all}")
  string(SUBSTRING ${whole} 0 16 number)
  set(${result} ${number} PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE sources RELATIVE ${FOLDER} ${FOLDER}/*.cpp ${FOLDER}/*.h ${FOLDER}/*.sql)
list(SORT sources)
number_of(core ${sources})
set(shapes ${sources})
list(FILTER shapes INCLUDE REGEX "^(base|model|portfolio|triage|analytics)/.*\\.h$|^workspace/(column_file\\.h|kept_picture\\.cpp)$|^store/definition_json\\.cpp$")
number_of(shape ${shapes})
file(WRITE ${OUTPUT} "#include \"workspace/core_fingerprint.h\"
namespace milepost {
const std::uint64_t coreFingerprint = 0x${core}ULL;
const std::uint64_t shapeFingerprint = 0x${shape}ULL;
}
")
