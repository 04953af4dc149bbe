/// Runs milepost-cli on a profile of its own in a temporary folder and reads its answers.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>
#include <QTemporaryDir>

namespace milepost::test {

struct CliAnswer {
    int exitCode = -1;
    QByteArray out, err;
    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }
    [[nodiscard]] bool isJson() const { return !QJsonDocument::fromJson(out).isNull(); }
};

class CliRunner {
public:
    /// `program`: path of milepost-cli.
    explicit CliRunner(QString program);
    /// On this runner's profile. Waits for the end, at most two minutes.
    [[nodiscard]] CliAnswer run(const QStringList &arguments) const;
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    /// Writes a file into the folder and says where.
    QString write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] QString profile() const { return m_folder.filePath(QStringLiteral("profile")); }

private:
    QString m_program;
    QTemporaryDir m_folder;
};

/// Keys that the object does not have.
[[nodiscard]] QStringList missingKeys(const QJsonObject &object, const QStringList &keys);

} // namespace milepost::test
