#include "support/postgres_server.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace milepost::test {

namespace {

const QString binaries = QStringLiteral("/usr/lib/postgresql/15/bin/");
constexpr int patienceMs = 120'000;

int boundSocket(int &port)
{
    const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    auto *const any = reinterpret_cast<sockaddr *>(&address);
    if (made < 0 || ::bind(made, any, size) != 0 || ::getsockname(made, any, &size) != 0)
        std::abort();
    port = ntohs(address.sin_port);
    return made;
}

} // namespace

bool PostgresServer::run(const QString &program, const QStringList &arguments, QString &why, const QByteArray &input) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(m_folder.path());
    if (m_account.isEmpty())
        process.start(program, arguments);
    else
        process.start(QStringLiteral("setpriv"), QStringList{"--reuid=" + m_account, "--regid=" + m_account, "--clear-groups", program} + arguments);
    process.write(input);
    process.closeWriteChannel();
    if (process.waitForFinished(patienceMs) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return true;
    why = program + ": " + QString::fromUtf8(process.readAll()).right(500);
    return false;
}

std::unique_ptr<PostgresServer> PostgresServer::start(QString &why)
{
    std::unique_ptr<PostgresServer> server(new PostgresServer);
    return server->prepare(why) ? std::move(server) : nullptr;
}

bool PostgresServer::prepare(QString &why)
{
    if (!QFile::exists(binaries + "initdb")) {
        why = QStringLiteral("PostgreSQL 15 is not installed");
        return false;
    }
    if (::geteuid() == 0) { // it refuses to be run by root
        m_account = getpwnam("postgres") ? QStringLiteral("postgres") : QStringLiteral("nobody");
        const passwd *entry = getpwnam(qPrintable(m_account));
        if (!entry || ::chown(qPrintable(m_folder.path()), entry->pw_uid, entry->pw_gid) != 0) {
            why = QStringLiteral("there is no ordinary user to run it");
            return false;
        }
        if (entry->pw_gid == 65534)
            m_account = QStringLiteral("65534");
    }
    const QString data = m_folder.path() + "/data", sockets = m_folder.path();
    if (!run(QStringLiteral("openssl"), {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-subj", "/CN=localhost", "-addext",
                                         "subjectAltName=DNS:localhost", "-keyout", m_folder.path() + "/server.key", "-out",
                                         m_folder.path() + "/server.crt"}, why)
        || !run(binaries + "initdb", {"-D", data, "-U", "owner", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"}, why))
        return false;
    ::close(boundSocket(m_port));
    QStringList arguments{"-D", data, "-p", QString::number(m_port)};
    const std::vector<std::pair<const char *, QString>> settings{{"listen_addresses", "127.0.0.1"}, {"unix_socket_directories", sockets}, {"fsync", "off"},
                                                                 {"ssl", "on"}, {"ssl_cert_file", m_folder.path() + "/server.crt"},
                                                                 {"ssl_key_file", m_folder.path() + "/server.key"}, {"max_connections", "20"},
                                                                 {"max_prepared_transactions", "2"}, {"shared_buffers", "32MB"},
                                                                 {"autovacuum", "off"}, {"lc_messages", "C"}};
    for (const auto &[key, value] : settings)
        arguments << "-c" << QString::fromLatin1(key) + '=' + value;
    const QByteArray access = "local all owner trust\nhost all all 127.0.0.1/32 scram-sha-256\n";
    if (!run(QStringLiteral("sh"), {"-c", "cat > data/pg_hba.conf"}, why, access))
        return false;
    m_server.setStandardOutputFile(QProcess::nullDevice());
    m_server.setStandardErrorFile(QProcess::nullDevice());
    if (m_account.isEmpty())
        m_server.start(binaries + "postgres", arguments);
    else
        m_server.start(QStringLiteral("setpriv"), QStringList{"--reuid=" + m_account, "--regid=" + m_account, "--clear-groups", binaries + "postgres"} + arguments);
    QElapsedTimer waiting;
    waiting.start();
    const QByteArray setup = "CREATE ROLE reader LOGIN PASSWORD 'first password';\nCREATE DATABASE milepost OWNER reader;\n";
    while (!run(binaries + "psql", {"-h", sockets, "-p", QString::number(m_port), "-U", "owner", "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-q", "-f", "-"}, why, setup)) {
        if (waiting.elapsed() > patienceMs || m_server.state() == QProcess::NotRunning)
            return false;
        m_server.waitForFinished(200);
    }
    return true;
}

PostgresServer::~PostgresServer()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    // setpriv becomes the server: SIGQUIT ends it at once, which is all a test needs.
    QString ignored;
    if (!run(binaries + "pg_ctl", {"stop", "-D", m_folder.path() + "/data", "-m", "immediate", "-s"}, ignored))
        m_server.kill();
    m_server.waitForFinished(patienceMs);
}

CutCable::CutCable(int to) : m_to(to)
{
    m_socket = boundSocket(m_port);
    if (::listen(m_socket, 8) != 0)
        std::abort();
    m_thread = std::thread([this] { carry(); });
}

CutCable::~CutCable()
{
    m_stopping = true;
    m_thread.join();
    ::close(m_socket);
}

void CutCable::carry()
{
    struct Pair {
        int client, server;
    };
    std::vector<Pair> pairs;
    std::array<char, 4096> bytes{};
    while (!m_stopping) {
        std::vector<pollfd> look{{m_socket, POLLIN, 0}};
        for (const Pair &pair : pairs) {
            look.push_back({pair.client, POLLIN, 0});
            look.push_back({pair.server, POLLIN, 0});
        }
        if (::poll(look.data(), look.size(), 20) <= 0)
            continue;
        std::vector<Pair> kept;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            bool open = true;
            for (const bool fromServer : {false, true}) {
                if (!open || !(look[1 + 2 * i + (fromServer ? 1 : 0)].revents & (POLLIN | POLLHUP)))
                    continue;
                const ssize_t got = ::recv(fromServer ? pairs[i].server : pairs[i].client, bytes.data(), bytes.size(), 0);
                std::int64_t pass = got;
                if (fromServer && got > 0 && m_left >= 0) {
                    pass = std::min<std::int64_t>(got, m_left);
                    m_left -= pass;
                }
                if (pass > 0)
                    ::send(fromServer ? pairs[i].client : pairs[i].server, bytes.data(), static_cast<std::size_t>(pass), MSG_NOSIGNAL);
                open = got > 0 && pass == got;
            }
            if (open) {
                kept.push_back(pairs[i]);
            } else {
                ::close(pairs[i].client);
                ::close(pairs[i].server);
            }
        }
        if (look[0].revents & POLLIN) {
            sockaddr_in address{};
            address.sin_family = AF_INET;
            address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            address.sin_port = htons(static_cast<std::uint16_t>(m_to));
            const Pair pair{::accept(m_socket, nullptr, nullptr), ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
            if (::connect(pair.server, reinterpret_cast<sockaddr *>(&address), sizeof(address)) == 0)
                kept.push_back(pair);
        }
        pairs = std::move(kept);
    }
    for (const Pair &pair : pairs) {
        ::close(pair.client);
        ::close(pair.server);
    }
}

} // namespace milepost::test
