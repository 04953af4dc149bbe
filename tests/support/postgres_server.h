/// A PostgreSQL 15 of the test's own: made with initdb in a temporary folder by an ordinary user, on loopback, on a port
/// nobody else has, and gone with the test. With TLS for "localhost" and passwords (SCRAM). And a cable that can be cut.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>

namespace milepost::test {

class PostgresServer {
public:
    /// Null with the reason in `why` when there is no PostgreSQL 15 here, or it does not start.
    [[nodiscard]] static std::unique_ptr<PostgresServer> start(QString &why);
    ~PostgresServer();
    PostgresServer(const PostgresServer &) = delete;
    PostgresServer &operator=(const PostgresServer &) = delete;

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] static std::string user() { return "reader"; }
    [[nodiscard]] static std::string password() { return "first password"; }
    [[nodiscard]] static std::string database() { return "milepost"; }
    [[nodiscard]] std::string certificate() const { return (m_folder.path() + "/server.crt").toStdString(); }

private:
    PostgresServer() = default;
    [[nodiscard]] bool prepare(QString &why);
    [[nodiscard]] bool run(const QString &program, const QStringList &arguments, QString &why, const QByteArray &input = {}) const;
    QTemporaryDir m_folder;
    QString m_account; ///< who runs it, when the test is root
    QProcess m_server;
    int m_port = 0;
};

/// Passes bytes on to a port, and breaks off after so many from the server.
class CutCable {
public:
    explicit CutCable(int to);
    ~CutCable();
    CutCable(const CutCable &) = delete;
    CutCable &operator=(const CutCable &) = delete;
    [[nodiscard]] int port() const { return m_port; }
    void cutAfter(std::int64_t bytes) { m_left = bytes; } ///< −1: never

private:
    void carry();
    int m_socket = -1, m_port = 0, m_to;
    std::atomic<bool> m_stopping{false};
    std::atomic<std::int64_t> m_left{-1};
    std::thread m_thread;
};

} // namespace milepost::test
