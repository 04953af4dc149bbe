# cmake -D FOLDER=<core> -D OUTPUT=<cpp> -P fingerprint.cmake: one number for the contents of all sources of core.
file(GLOB_RECURSE sources RELATIVE ${FOLDER} ${FOLDER}/*.cpp ${FOLDER}/*.h ${FOLDER}/*.sql)
list(SORT sources)
set(all "")
foreach(source ${sources})
  file(SHA256 ${FOLDER}/${source} hash)
  string(APPEND all "${source} ${hash}\n")
endforeach()
string(SHA256 whole "${all}")
string(SUBSTRING ${whole} 0 16 number)
file(WRITE ${OUTPUT} "#include \"workspace/core_fingerprint.h\"
namespace milepost {
const std::uint64_t coreFingerprint = 0x${number}ULL;
}
")
