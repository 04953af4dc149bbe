/// TLS before a test server that speaks none: certificates of several kinds, made on the spot, and a handshake that fails
/// on request. Loopback only; lives on a thread of its own.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

#include <atomic>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace milepost::test {

class TlsFront {
public:
    enum class Face {
        Good, ///< for "localhost", signed by authority()
        OtherName, ///< for "db.internal", signed by authority()
        Expired, ///< for "localhost", signed by authority(), over since yesterday
        Unknown, ///< for "localhost", signed by itself
        CutHandshake, ///< closes after the client's first words
        NoTls, ///< answers in plain HTTP
    };

    /// Null and `why` where the certificates cannot be made.
    [[nodiscard]] static std::unique_ptr<TlsFront> before(int port, QString &why);
    ~TlsFront();
    TlsFront(const TlsFront &) = delete;
    TlsFront &operator=(const TlsFront &) = delete;

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] std::string url(const std::string &path = "/export") const { return "https://localhost:" + std::to_string(m_port) + path; }
    [[nodiscard]] std::string authority() const; ///< path of the certificate to trust

    /// From connection `from` on, counted from now, for `times` of them; < 0: for ever. Good otherwise. Any thread.
    void show(Face face, int from, int times);

private:
    TlsFront() = default;
    [[nodiscard]] bool makeCertificates(QString &why);
    void serve(int to, std::promise<int> listening);
    [[nodiscard]] Face nextFace();

    QTemporaryDir m_folder;
    int m_port = 0;
    std::atomic<bool> m_stopping{false};
    std::mutex m_mutex;
    Face m_face = Face::Good;
    int m_seen = 0, m_from = 0, m_times = 0;
    std::thread m_thread;
};

} // namespace milepost::test
