/// One file, decoded as an import does it and nothing kept: bench_decode FILE [THREADS]. One line of JSON with times of the
/// processor and on the wall. THREADS 1 (the default) decodes on the calling thread, which is what instructions are counted
/// for; 2 as an import does.
/// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "processor_time.h"
#include "store/store.h"
#include "sync/decoded_ahead.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>
#include <string>

using namespace milepost;
using namespace milepost::sync;

namespace {

struct Tally {
    std::size_t events = 0, rows = 0, rejections = 0;
};

void add(const DecodedBatch &batch, Tally &tally)
{
    tally.events += batch.events.size();
    tally.rows += batch.rows.size();
    tally.rejections += batch.rejections.size();
}

Result<Tally> decode(const PlannedFile &file, const ImportContext &context, bool ahead)
{
    Tally tally;
    MP_ASSIGN(auto decoder, BatchDecoder::open(file, context, std::nullopt, {}));
    if (!ahead) {
        DecodedBatch batch;
        while (!batch.ended) {
            MP_TRY(decoder->fill(batch, {}));
            add(batch, tally);
        }
        return tally;
    }
    DecodedAhead batches(std::move(decoder), file, context, {});
    for (bool ended = false; !ended;) {
        MP_ASSIGN(const auto batch, batches.next(std::chrono::milliseconds(20)));
        if (!batch)
            continue;
        add(*batch, tally);
        ended = batch->ended;
    }
    return tally;
}

Result<> measure(const std::string &path, bool ahead)
{
    const QTemporaryDir folder;
    const SystemClock clock;
    MP_ASSIGN(const auto opened, store::Store::open(folder.filePath(QStringLiteral("profile")).toStdString(), clock, {true, false, {}}));
    MP_ASSIGN(const Zone zone, Zone::fromName("UTC"));
    const ImportContext context{opened->database(), zone, clock, {}};
    ImportRequest request;
    request.paths.push_back(path);
    MP_ASSIGN(const ImportPlan plan, planImport(request, context, {}));
    if (plan.files.empty())
        return Error{ErrorCode::NotFound, path, "nobody recognises it"};
    QElapsedTimer timer;
    timer.start();
    const double before = test::processMilliseconds();
    MP_ASSIGN(const Tally tally, decode(plan.files.front(), context, ahead));
    std::printf("{\"seconds\":%.3f,\"processor\":%.3f,\"events\":%zu,\"rows\":%zu,\"rejected\":%zu}\n",
                static_cast<double>(timer.elapsed()) / 1000, (test::processMilliseconds() - before) / 1000, tally.events, tally.rows, tally.rejections);
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "bench_decode FILE [THREADS]\n");
        return 2;
    }
    const auto done = measure(argv[1], argc > 2 && std::string(argv[2]) == "2");
    if (!done.ok())
        std::fprintf(stderr, "%s\n", done.error().toString().c_str());
    return done.ok() ? 0 : 1;
}
