#include "support/tls_front.h"

#include <QEventLoop>
#include <QFile>
#include <QHostAddress>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTimer>

#include <functional>
#include <map>
#include <tuple>
#include <utility>

namespace milepost::test {

namespace {

constexpr int lookMs = 10;

class Listener final : public QTcpServer {
public:
    std::function<void(qintptr)> arrived;

protected:
    void incomingConnection(qintptr handle) override { arrived(handle); }
};

bool openssl(const QString &folder, const QStringList &arguments, QString &why)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"), arguments);
    if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return true;
    why = QStringLiteral("openssl: ") + QString::fromUtf8(process.readAll()).right(400);
    return false;
}

QSslConfiguration identity(const QString &folder, const QString &name)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    const auto read = [&](const QString &ending) {
        QFile file(folder + '/' + name + ending);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    configuration.setLocalCertificate(QSslCertificate(read(".crt"), QSsl::Pem));
    configuration.setPrivateKey(QSslKey(read(".key"), QSsl::Rsa, QSsl::Pem));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace

std::string TlsFront::authority() const { return (m_folder.path() + "/authority.crt").toStdString(); }

bool TlsFront::makeCertificates(QString &why)
{
    const QString folder = m_folder.path();
    if (!openssl(folder, {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=Test authority", "-keyout", "authority.key",
                          "-out", "authority.crt"}, why)
        || !openssl(folder, {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=localhost", "-addext",
                             "subjectAltName=DNS:localhost", "-keyout", "unknown.key", "-out", "unknown.crt"}, why))
        return false;
    for (const auto &[file, name, days] : {std::tuple{"good", "localhost", "30"}, {"other", "db.internal", "30"}, {"expired", "localhost", "-1"}}) {
        const QString base = QString::fromLatin1(file), host = QString::fromLatin1(name);
        if (!openssl(folder, {"req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=" + host, "-addext", "subjectAltName=DNS:" + host, "-keyout",
                              base + ".key", "-out", base + ".csr"}, why)
            || !openssl(folder, {"x509", "-req", "-in", base + ".csr", "-CA", "authority.crt", "-CAkey", "authority.key", "-CAcreateserial", "-days",
                                 QString::fromLatin1(days), "-copy_extensions", "copy", "-out", base + ".crt"}, why))
            return false;
    }
    return true;
}

std::unique_ptr<TlsFront> TlsFront::before(int port, QString &why)
{
    std::unique_ptr<TlsFront> front(new TlsFront);
    if (!front->makeCertificates(why))
        return nullptr;
    std::promise<int> listening;
    auto heard = listening.get_future();
    front->m_thread = std::thread([raw = front.get(), port, told = std::move(listening)]() mutable { raw->serve(port, std::move(told)); });
    front->m_port = heard.get();
    return front;
}

TlsFront::~TlsFront()
{
    m_stopping = true;
    if (m_thread.joinable())
        m_thread.join();
}

void TlsFront::show(Face face, int from, int times)
{
    const std::lock_guard lock(m_mutex);
    m_face = face;
    m_seen = 0;
    m_from = from;
    m_times = times;
}

TlsFront::Face TlsFront::nextFace()
{
    const std::lock_guard lock(m_mutex);
    const int number = m_seen++;
    return number >= m_from && (m_times < 0 || number < m_from + m_times) ? m_face : Face::Good;
}

void TlsFront::serve(int to, std::promise<int> listening)
{
    const std::map<Face, QSslConfiguration> identities{{Face::Good, identity(m_folder.path(), "good")},
                                                       {Face::OtherName, identity(m_folder.path(), "other")},
                                                       {Face::Expired, identity(m_folder.path(), "expired")},
                                                       {Face::Unknown, identity(m_folder.path(), "unknown")}};
    QEventLoop loop; // first: sockets need its dispatcher
    Listener listener;
    listener.arrived = [&](qintptr handle) {
        const Face face = nextFace();
        auto *const client = new QSslSocket(&listener);
        client->setSocketDescriptor(handle);
        QObject::connect(client, &QAbstractSocket::disconnected, client, &QObject::deleteLater);
        if (face == Face::CutHandshake || face == Face::NoTls) {
            QObject::connect(client, &QIODevice::readyRead, client, [client, face] {
                client->readAll();
                if (face == Face::NoTls)
                    client->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                client->disconnectFromHost();
            });
            return;
        }
        auto *const server = new QTcpSocket(client);
        client->setSslConfiguration(identities.at(face));
        QObject::connect(client, &QSslSocket::encrypted, server, [server, to] { server->connectToHost(QHostAddress::LocalHost, static_cast<quint16>(to)); });
        QObject::connect(server, &QAbstractSocket::connected, server, [client, server] { server->write(client->readAll()); });
        QObject::connect(client, &QIODevice::readyRead, server, [client, server] {
            if (server->state() == QAbstractSocket::ConnectedState)
                server->write(client->readAll());
        });
        QObject::connect(server, &QIODevice::readyRead, client, [client, server] { client->write(server->readAll()); });
        QObject::connect(server, &QAbstractSocket::disconnected, client, [client, server] {
            client->write(server->readAll());
            client->disconnectFromHost();
        });
        client->startServerEncryption();
    };
    if (!listener.listen(QHostAddress::LocalHost))
        std::abort();
    listening.set_value(listener.serverPort());
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (m_stopping)
            loop.quit();
    });
    look.start(lookMs);
    loop.exec();
}

} // namespace milepost::test
