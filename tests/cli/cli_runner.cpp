#include "cli_runner.h"

#include <QFile>
#include <QProcess>

namespace milepost::test {

namespace {
constexpr int patience = 120'000; ///< ms
}

CliRunner::CliRunner(QString program) : m_program(std::move(program)) {}

CliAnswer CliRunner::run(const QStringList &arguments) const
{
    QProcess process;
    process.start(m_program, QStringList{QStringLiteral("--profile"), profile()} + arguments);
    CliAnswer answer;
    if (!process.waitForFinished(patience)) {
        process.kill();
        process.waitForFinished();
        return answer;
    }
    answer.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    answer.out = process.readAllStandardOutput();
    answer.err = process.readAllStandardError();
    return answer;
}

QString CliRunner::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(content);
    return file.fileName();
}

QStringList missingKeys(const QJsonObject &object, const QStringList &keys)
{
    QStringList missing;
    for (const QString &key : keys) {
        if (!object.contains(key))
            missing << key;
    }
    return missing;
}

} // namespace milepost::test
