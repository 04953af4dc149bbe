// From starting the program to the first painted accounts, and what it holds in memory then and later:
//   bench_start PROGRAM PROFILE [ROUNDS]
// The clock starts before the process does. The profile must hold accounts; its window.ini decides which place is shown.
#include "base/clock.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

#include <unistd.h>

namespace {

constexpr int mostMs = 120'000;
constexpr int settleMs = 10'000; ///< trends and ranks are made in the background after the first picture

struct Start {
    double painted = 0; ///< ms on the wall
    double processor = 0; ///< ms of all threads until then
    double residentMb = 0, highestMb = 0, settledMb = 0, settledHighestMb = 0;
};

double megabytes(qint64 pid, const QByteArray &field)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(field))
            return line.mid(field.size() + 1).trimmed().split(' ').front().toDouble() / 1024;
    }
    return 0;
}

/// User and system time so far, from the 14th and 15th field of stat.
double processorMs(qint64 pid)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = stat.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 13)
        return 0;
    return (fields[11].toDouble() + fields[12].toDouble()) * 1000 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

/// The round before was killed; a store that was not closed is looked through by the next to open, which is not what is measured.
bool closeOrderly(const QString &profile)
{
    const milepost::SystemClock clock;
    return milepost::Workspace::open(profile.toStdString(), clock, {false, false, false}).ok();
}

std::optional<Start> once(const QString &program, const QString &profile, bool settle)
{
    if (!closeOrderly(profile))
        return std::nullopt;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("milepost.startup.debug=true"));
    environment.insert(QStringLiteral("QT_FORCE_STDERR_LOGGING"), QStringLiteral("1"));
    if (!environment.contains(QStringLiteral("DISPLAY")) && !environment.contains(QStringLiteral("QT_QPA_PLATFORM")))
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    process.setProcessEnvironment(environment);
    process.setReadChannel(QProcess::StandardError);
    QElapsedTimer clock;
    clock.start();
    process.start(program, {QStringLiteral("--profile"), profile});
    QByteArray said;
    while (!said.contains("accounts painted") && clock.elapsed() < mostMs && process.waitForReadyRead(mostMs))
        said += process.readAllStandardError();
    Start start;
    start.painted = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    const qint64 pid = process.processId();
    start.processor = processorMs(pid);
    start.residentMb = megabytes(pid, "VmRSS");
    start.highestMb = megabytes(pid, "VmHWM");
    const bool painted = said.contains("accounts painted");
    if (!painted)
        std::fprintf(stderr, "%s\n", said.constData());
    if (painted && settle) {
        process.waitForFinished(settleMs);
        start.settledMb = megabytes(pid, "VmRSS");
        start.settledHighestMb = megabytes(pid, "VmHWM");
    }
    process.kill(); // as it was: the next start must find the same profile
    process.waitForFinished();
    return painted ? std::optional(start) : std::nullopt;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 3)
        return 2;
    const int rounds = arguments.size() > 3 ? arguments[3].toInt() : 7;
    std::vector<Start> starts;
    for (int i = 0; i < rounds; ++i) {
        const auto start = once(arguments[1], arguments[2], i + 1 == rounds);
        if (!start)
            return 1;
        std::printf("painted after %6.0f ms, %6.0f ms of processor time; resident %.0f MB, %.0f MB at the highest\n",
                    start->painted, start->processor, start->residentMb, start->highestMb);
        std::fflush(stdout);
        starts.push_back(*start);
    }
    std::printf("after %d s more: resident %.0f MB, %.0f MB at the highest\n", settleMs / 1000, starts.back().settledMb,
                starts.back().settledHighestMb);
    std::ranges::sort(starts, {}, &Start::painted);
    std::printf("median of %d: %.0f ms, least %.0f ms\n", rounds, starts[starts.size() / 2].painted, starts.front().painted);
    return 0;
}
