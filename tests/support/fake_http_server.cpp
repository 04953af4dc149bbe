#include "support/fake_http_server.h"

#include <QByteArray>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <thread>

namespace milepost::test {

namespace {

std::string parameter(const std::string &target, const std::string &name)
{
    const auto query = target.find('?');
    for (std::size_t at = query; at != std::string::npos && at < target.size(); at = target.find('&', at + 1)) {
        const auto equals = target.find('=', at);
        if (equals == std::string::npos)
            break;
        if (target.substr(at + 1, equals - at - 1) == name)
            return target.substr(equals + 1, target.find('&', equals) == std::string::npos ? std::string::npos : target.find('&', equals) - equals - 1);
    }
    return {};
}

bool sendAll(int socket, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string deflated(const std::string &bytes)
{
    const QByteArray packed = qCompress(QByteArray::fromStdString(bytes), 9);
    return packed.mid(4).toStdString(); // without Qt's own length
}

std::string chunked(const std::string &body, bool end)
{
    std::string out;
    for (std::size_t at = 0; at < body.size(); at += 100) {
        const std::string piece = body.substr(at, 100);
        std::array<char, 16> size{};
        std::snprintf(size.data(), size.size(), "%zx\r\n", piece.size());
        out += size.data() + piece + "\r\n";
    }
    return end ? out + "0\r\n\r\n" : out;
}

std::string date(std::int64_t secondsFromNow)
{
    const std::time_t when = std::time(nullptr) + static_cast<std::time_t>(secondsFromNow);
    std::tm parts{};
    gmtime_r(&when, &parts);
    std::array<char, 64> text{};
    std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return text.data();
}

} // namespace

struct FakeHttpServer::Answer {
    std::string status = "200 OK", type = "application/json", headers, body;
    enum class Length { Told, Chunked, Untold } length = Length::Told;
    std::string raw; ///< sent instead of all that
    std::size_t cutAfter = std::string::npos; ///< bytes of body as sent
    bool reset = false, hang = false, slow = false, closes = false;
};

const std::vector<std::string> &FakeHttpServer::faults()
{
    static const std::vector<std::string> all{
        "reset", "close", "hang", "hang_in_body", "slow", "short_body", "one_byte_short", "cut_chunk", "cut_chunk_closing", "untold_cut", "untold_whole",
        "cut_in_headers", "garbage_status", "deflate", "deflate_cut", "deflate_bomb", "deflate_garbage", "redirect_elsewhere", "redirect_here",
        "redirect_loop", "redirect_nowhere", "400", "401", "403", "404", "408", "410", "418", "429", "429_seconds", "429_date", "429_day", "500", "501", "502",
        "503", "503_seconds", "504", "login_page", "login_page_as_json", "empty_body", "empty_object", "no_content", "bad_json", "truncated_json",
        "two_documents", "nan", "bad_utf8", "not_a_list", "error_with_200", "page_before", "page_after", "reordered", "repeating_cursor", "cursor_back",
        "no_next", "no_more", "next_is_object", "other_echo", "deep_nesting", "new_column", "chunked_whole",
    };
    return all;
}

const std::vector<std::string> &FakeHttpServer::linkFaults()
{
    static const std::vector<std::string> all{"link_elsewhere", "link_other_scheme", "link_other_port", "link_with_user", "link_is_nonsense", "link_to_itself", "link_missing"};
    return all;
}

bool FakeHttpServer::harmless(std::string_view fault)
{
    return fault == "slow" || fault == "deflate" || fault == "redirect_here" || fault == "reordered" || fault == "new_column"
        || fault == "chunked_whole" || fault == "untold_whole";
}

FakeHttpServer::FakeHttpServer()
{
    listenOn(m_socket, m_port);
    listenOn(m_otherSocket, m_otherPort);
    m_thread = std::thread([this] { serve(); });
}

FakeHttpServer::~FakeHttpServer()
{
    m_stopping = true;
    m_thread.join();
    for (std::thread &client : m_clients)
        client.join();
    ::close(m_socket);
    ::close(m_otherSocket);
}

void FakeHttpServer::listenOn(int &socket, int &port)
{
    socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    auto *const any = reinterpret_cast<sockaddr *>(&address);
    if (socket < 0 || ::bind(socket, any, size) != 0 || ::listen(socket, 64) != 0 || ::getsockname(socket, any, &size) != 0)
        std::abort();
    port = ntohs(address.sin_port);
}

void FakeHttpServer::setRecords(std::vector<std::string> records)
{
    const std::lock_guard lock(m_mutex);
    m_records = std::move(records);
}
void FakeHttpServer::add(std::string record)
{
    const std::lock_guard lock(m_mutex);
    m_records.push_back(std::move(record));
}
void FakeHttpServer::setBody(Body body)
{
    const std::lock_guard lock(m_mutex);
    m_body = body;
}
void FakeHttpServer::setPageSize(std::size_t size)
{
    const std::lock_guard lock(m_mutex);
    m_pageSize = size;
}
void FakeHttpServer::setPaging(Paging paging)
{
    const std::lock_guard lock(m_mutex);
    m_paging = paging;
}
void FakeHttpServer::setOrigin(std::string origin)
{
    const std::lock_guard lock(m_mutex);
    m_origin = std::move(origin);
}
void FakeHttpServer::setOneAnswerAConnection(bool one)
{
    const std::lock_guard lock(m_mutex);
    m_oneAnswer = one;
}
void FakeHttpServer::requireHeader(std::string header)
{
    const std::lock_guard lock(m_mutex);
    m_header = std::move(header);
}
void FakeHttpServer::fail(const std::string &fault, std::size_t page, int times)
{
    const std::lock_guard lock(m_mutex);
    m_fault = fault;
    m_faultPage = page;
    m_faultTimes = times;
}
void FakeHttpServer::heal() { fail({}, 0, 0); }

std::vector<std::string> FakeHttpServer::targets() const
{
    const std::lock_guard lock(m_mutex);
    return m_targets;
}

void FakeHttpServer::serve()
{
    while (!m_stopping) {
        std::array<pollfd, 2> look{pollfd{m_socket, POLLIN, 0}, pollfd{m_otherSocket, POLLIN, 0}};
        if (::poll(look.data(), look.size(), 20) <= 0)
            continue;
        if (look[1].revents & POLLIN) {
            ++m_strangers;
            ::close(::accept(m_otherSocket, nullptr, nullptr));
        }
        if (look[0].revents & POLLIN) {
            const int client = ::accept(m_socket, nullptr, nullptr);
            if (client >= 0)
                m_clients.emplace_back([this, client] {
                    serveOne(client);
                    ::close(client);
                });
        }
    }
}

void FakeHttpServer::serveOne(int client)
{
    std::string head;
    while (!m_stopping) {
        pollfd look{client, POLLIN, 0};
        if (::poll(&look, 1, 20) <= 0)
            continue;
        std::array<char, 4096> bytes{};
        const ssize_t got = ::recv(client, bytes.data(), bytes.size(), 0);
        if (got <= 0)
            return;
        head.append(bytes.data(), static_cast<std::size_t>(got));
        const auto end = head.find("\r\n\r\n");
        if (end == std::string::npos)
            continue;
        const std::string target = head.substr(4, head.find(' ', 4) - 4);
        ++m_requests;
        const Answer answer = answerFor(target, head.substr(0, end));
        head.erase(0, end + 4);
        const auto hold = [&] {
            for (;;) { // until the client gives up
                pollfd gone{client, POLLIN, 0};
                char byte = 0;
                if (m_stopping || (::poll(&gone, 1, 20) > 0 && ::recv(client, &byte, 1, 0) <= 0))
                    return;
            }
        };
        if (answer.reset) {
            const linger now{1, 0};
            ::setsockopt(client, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
            return;
        }
        if (!answer.raw.empty()) {
            sendAll(client, answer.raw);
            return;
        }
        if (answer.hang && answer.cutAfter == 0) {
            hold();
            return;
        }
        std::string out = "HTTP/1.1 " + answer.status + "\r\nContent-Type: " + answer.type + "\r\n" + answer.headers;
        std::string body = answer.body;
        if (answer.length == Answer::Length::Told)
            out += "Content-Length: " + std::to_string(body.size()) + "\r\n";
        if (answer.length == Answer::Length::Chunked) {
            out += "Transfer-Encoding: chunked\r\n";
            body = chunked(body, answer.cutAfter == std::string::npos);
        }
        if (answer.closes)
            out += "Connection: close\r\n";
        out += "\r\n";
        const bool cut = answer.cutAfter != std::string::npos;
        if (!sendAll(client, out))
            return;
        if (answer.slow) {
            for (std::size_t at = 0; at < body.size(); at += 64) {
                if (!sendAll(client, std::string_view(body).substr(at, 64)))
                    return;
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
        } else if (!sendAll(client, std::string_view(body).substr(0, cut ? std::min(answer.cutAfter, body.size()) : body.size()))) {
            return;
        }
        if (answer.hang) {
            hold();
            return;
        }
        if (cut || answer.length == Answer::Length::Untold || answer.closes)
            return;
    }
}

std::string FakeHttpServer::page(std::size_t from, const std::string &asked) const
{
    const std::size_t end = std::min(from + m_pageSize, m_records.size());
    const bool more = end < m_records.size();
    const std::string next = more ? '"' + std::to_string(end) + '"' : "null";
    std::string list;
    const bool lines = m_body == Body::JsonLines;
    for (std::size_t i = from; i < end; ++i) {
        if (!lines && !list.empty())
            list += ",\n";
        list += m_records[i];
        if (lines)
            list += '\n';
    }
    const std::string control = "\"cursor\":\"" + asked + "\",\"next\":" + next + ",\"more\":" + (more ? "true" : "false");
    return lines ? list + '{' + control + "}\n" : "{\"results\":[" + list + "]," + control + '}';
}

FakeHttpServer::Answer FakeHttpServer::linkedPage(const std::string &target)
{
    const auto timeOf = [](const std::string &record) { return record.substr(record.find("\"timestamp\":\"") + 13, 20); };
    std::vector<std::string> newest = m_records;
    std::sort(newest.begin(), newest.end(), [&](const std::string &a, const std::string &b) { return timeOf(a) > timeOf(b); });
    const auto asked = [&](const char *name) { return QByteArray::fromPercentEncoding(QByteArray::fromStdString(parameter(target, name))).toStdString(); };
    const std::string after = asked("after"), before = asked("before");
    const auto beginsBefore = std::find_if(newest.begin(), newest.end(), [&](const std::string &record) { return before.empty() || timeOf(record) < before; });
    const std::size_t number = static_cast<std::size_t>(beginsBefore - newest.begin()) / m_pageSize;
    std::string list, last;
    bool more = false;
    std::size_t count = 0;
    for (auto at = beginsBefore; at != newest.end() && timeOf(*at) > after; ++at) {
        more = count == m_pageSize;
        if (more)
            break;
        list += (count++ > 0 ? ",\n" : "") + *at;
        last = timeOf(*at);
    }
    const std::string own = m_origin.empty() ? url("") : m_origin;
    std::string next = more ? '"' + own + "/export?after=" + after + "&before=" + last + "&limit=5\"" : "null";
    Answer answer;
    const bool failing = m_faultTimes != 0 && number == m_faultPage && !m_fault.empty();
    m_faultTimes -= failing && m_faultTimes > 0 ? 1 : 0;
    const bool ofTheLink = failing && m_fault.rfind("link_", 0) == 0;
    if (ofTheLink) {
        if (m_fault == "link_elsewhere") next = "\"http://127.0.0.1:" + std::to_string(m_otherPort) + "/export\"";
        else if (m_fault == "link_other_scheme") next = "\"ftp://127.0.0.1:" + std::to_string(m_port) + "/export\"";
        else if (m_fault == "link_other_port") next = "\"//127.0.0.1:" + std::to_string(m_otherPort) + "/export\"";
        else if (m_fault == "link_with_user") next = "\"http://me:pw@127.0.0.1:" + std::to_string(m_port) + "/export\"";
        else if (m_fault == "link_is_nonsense") next = "\"http://[broken\"";
        else if (m_fault == "link_to_itself") next = '"' + own + target + '"';
        else if (m_fault == "link_missing") next.clear();
        else std::abort();
    }
    answer.closes = m_oneAnswer;
    answer.body = "{\"results\":[" + list + (next.empty() ? "]}" : "],\"next\":" + next + '}');
    if (failing && !ofTheLink)
        applyFault(m_fault, 0, {}, answer);
    return answer;
}

FakeHttpServer::Answer FakeHttpServer::answerFor(const std::string &target, const std::string &head)
{
    const std::lock_guard lock(m_mutex);
    m_targets.push_back(target);
    Answer answer;
    answer.closes = m_oneAnswer;
    std::string lower = head;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
    if (!m_header.empty() && lower.find("\r\n" + m_header) == std::string::npos) {
        answer.status = "401 Unauthorized";
        answer.body = "{}";
        return answer;
    }
    if (target.rfind("/loop", 0) == 0) {
        answer.status = "302 Found";
        answer.headers = "Location: " + url("/loop") + "\r\n";
        return answer;
    }
    if (m_paging == Paging::Links)
        return linkedPage(target);
    const std::string asked = parameter(target, "cursor");
    const std::size_t from = static_cast<std::size_t>(std::strtoull(asked.c_str(), nullptr, 10));
    answer.body = page(from, asked);
    if (m_body == Body::Csv) {
        answer.type = "text/csv";
        answer.body.clear();
        for (const std::string &row : m_records)
            answer.body += row + "\r\n";
    }
    const bool moved = target.rfind("/moved", 0) == 0;
    if (!m_fault.empty() && m_faultTimes != 0 && from == m_faultPage * m_pageSize && !moved) {
        if (m_faultTimes > 0)
            --m_faultTimes;
        applyFault(m_fault, from, asked, answer);
    }
    return answer;
}

void FakeHttpServer::applyFault(const std::string &fault, std::size_t from, const std::string &cursor, Answer &answer)
{
    using Length = Answer::Length;
    const std::string good = answer.body;
    const auto replace = [&](const std::string &what, const std::string &with) {
        const auto at = answer.body.rfind(what);
        if (at != std::string::npos)
            answer.body.replace(at, what.size(), with);
    };
    const auto otherPage = [&](std::size_t at) { return page(at, at == 0 ? std::string() : std::to_string(at)); };
    const std::string numeric = fault.substr(0, 3);
    if (fault == "reset") answer.reset = true;
    else if (fault == "close") answer.raw = "\r\n";
    else if (fault == "hang") answer.hang = true, answer.cutAfter = 0;
    else if (fault == "hang_in_body") answer.hang = true, answer.cutAfter = good.size() / 2;
    else if (fault == "slow") answer.slow = true;
    else if (fault == "short_body") answer.cutAfter = good.size() / 2;
    else if (fault == "one_byte_short") answer.cutAfter = good.size() - 1;
    else if (fault == "cut_chunk") answer.length = Length::Chunked, answer.cutAfter = good.size() / 2;
    else if (fault == "cut_chunk_closing") answer.length = Length::Chunked, answer.cutAfter = good.size() / 2, answer.closes = true;
    else if (fault == "untold_cut") answer.length = Length::Untold, answer.body = good.substr(0, good.size() / 2), answer.closes = true;
    else if (fault == "untold_whole") answer.length = Length::Untold, answer.closes = true;
    else if (fault == "cut_in_headers") answer.raw = "HTTP/1.1 200 OK\r\nContent-Type: appl";
    else if (fault == "garbage_status") answer.raw = "HOLA 12 what\r\n\r\n{}";
    else if (fault == "deflate") answer.headers = "Content-Encoding: deflate\r\n", answer.body = deflated(good);
    else if (fault == "deflate_cut") answer.headers = "Content-Encoding: deflate\r\n", answer.body = deflated(good), answer.body.resize(answer.body.size() / 2);
    else if (fault == "deflate_bomb") answer.headers = "Content-Encoding: deflate\r\n", answer.body = deflated(std::string(std::size_t{80} << 20, ' '));
    else if (fault == "deflate_garbage") answer.headers = "Content-Encoding: deflate\r\n";
    else if (fault == "redirect_elsewhere") answer.status = "302 Found", answer.headers = "Location: http://127.0.0.1:" + std::to_string(m_otherPort) + "/\r\n";
    else if (fault == "redirect_here") answer.status = "307 Temporary Redirect", answer.headers = "Location: " + url("/moved?cursor=" + cursor) + "\r\n", answer.body.clear();
    else if (fault == "redirect_loop") answer.status = "302 Found", answer.headers = "Location: " + url("/loop") + "\r\n";
    else if (fault == "redirect_nowhere") answer.status = "302 Found";
    else if (fault == "429_seconds" || fault == "503_seconds") answer.status = numeric + " Later", answer.headers = "Retry-After: 3\r\n";
    else if (fault == "429_date") answer.status = "429 Later", answer.headers = "Retry-After: " + date(2) + "\r\n";
    else if (fault == "429_day") answer.status = "429 Later", answer.headers = "Retry-After: 86400\r\n";
    else if (std::all_of(fault.begin(), fault.end(), [](unsigned char c) { return std::isdigit(c); })) answer.status = fault + " Trouble", answer.body = "{}";
    else if (fault == "login_page") answer.type = "text/html; charset=utf-8", answer.body = "<html><form>Sign in</form></html>";
    else if (fault == "login_page_as_json") answer.body = "  <!doctype html><form>Sign in</form>";
    else if (fault == "empty_body") answer.body.clear();
    else if (fault == "empty_object") answer.body = "{}";
    else if (fault == "no_content") answer.status = "204 No Content", answer.body.clear();
    else if (fault == "bad_json") answer.body[good.size() / 2] = '\x01';
    else if (fault == "truncated_json") answer.body = good.substr(0, good.size() / 2);
    else if (fault == "two_documents") answer.body = good + good;
    else if (fault == "nan") replace("\"more\":", "\"load\":NaN,\"more\":");
    else if (fault == "bad_utf8") replace("\"more\":", "\"note\":\"\xC3\x28\",\"more\":");
    else if (fault == "not_a_list") answer.body = "{\"results\":{},\"next\":null,\"more\":false,\"cursor\":\"" + cursor + "\"}";
    else if (fault == "error_with_200") answer.body = "{\"error\":\"internal\",\"code\":17}";
    else if (fault == "page_before") answer.body = otherPage(from >= m_pageSize ? from - m_pageSize : m_pageSize);
    else if (fault == "page_after") answer.body = otherPage(std::min(from + m_pageSize, m_records.size()));
    else if (fault == "reordered") {
        const std::size_t end = std::min(from + m_pageSize, m_records.size());
        std::reverse(m_records.begin() + static_cast<std::ptrdiff_t>(from), m_records.begin() + static_cast<std::ptrdiff_t>(end));
        answer.body = page(from, cursor);
    } else if (fault == "repeating_cursor") replace(good.substr(good.rfind("\"next\":")), "\"next\":\"" + cursor + "\",\"more\":true}" + (m_body == Body::JsonLines ? "\n" : ""));
    else if (fault == "cursor_back") replace(good.substr(good.rfind("\"next\":")), "\"next\":\"0\",\"more\":true,\"cursor\":\"wrong\"}" + std::string(m_body == Body::JsonLines ? "\n" : ""));
    else if (fault == "no_next") replace("\"next\":", "\"following\":");
    else if (fault == "no_more") replace("\"more\":", "\"rest\":");
    else if (fault == "next_is_object") replace(good.substr(good.rfind("\"next\":")), "\"next\":{\"a\":1},\"more\":\"maybe\"}" + std::string(m_body == Body::JsonLines ? "\n" : ""));
    else if (fault == "other_echo") replace("\"cursor\":\"", "\"cursor\":\"other");
    else if (fault == "deep_nesting") answer.body = std::string(100'000, '[') + std::string(100'000, ']');
    else if (fault == "new_column") {
        if (from < m_records.size()) {
            m_records[from].insert(1, "\"surprise\":1,");
            answer.body = page(from, cursor);
        }
    } else if (fault == "chunked_whole") answer.length = Length::Chunked;
    else std::abort(); // a name without a deed
}

} // namespace milepost::test
