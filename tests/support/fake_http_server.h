/// An export API on loopback that remembers what it has and misbehaves on request: one fault at one page, once or for
/// ever. Plain sockets, so that it can do what no HTTP library would.
///
/// GET /export?cursor=N&limit=M answers {"cursor":"N","results":[…],"next":"N+M" or null,"more":true/false}. With links it
/// answers as PostHog does: newest first, {"results":[…],"next":"https://…?after=…&before=…&limit=M" or null}.
/// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace milepost::test {

class FakeHttpServer {
public:
    enum class Body { Json, JsonLines, Csv }; ///< Csv: one page, the first record is its header
    enum class Paging { Cursor, Links };

    FakeHttpServer();
    ~FakeHttpServer();
    FakeHttpServer(const FakeHttpServer &) = delete;
    FakeHttpServer &operator=(const FakeHttpServer &) = delete;

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] std::string url(const std::string &path = "/export") const { return "http://127.0.0.1:" + std::to_string(m_port) + path; }

    // — what it has; any thread —
    void setRecords(std::vector<std::string> records); ///< one JSON object each
    void add(std::string record);
    void setBody(Body body);
    void setPageSize(std::size_t size);
    void setPaging(Paging paging);
    void setOrigin(std::string origin); ///< of links, where something stands before it: "https://localhost:4711"
    void setOneAnswerAConnection(bool one);
    void requireHeader(std::string header); ///< "authorization: bearer x" in lower case; "" = none. Else 401.

    // — how it fails —
    [[nodiscard]] static const std::vector<std::string> &faults();
    /// Of links only: to another origin, with a user's name in them, and what is no address.
    [[nodiscard]] static const std::vector<std::string> &linkFaults();
    /// Faults after which a client has everything all the same.
    [[nodiscard]] static bool harmless(std::string_view fault);
    /// At the page that begins with record `page · size`; `times` < 0: for ever.
    void fail(const std::string &fault, std::size_t page, int times);
    void heal();

    [[nodiscard]] int requests() const { return m_requests; }
    [[nodiscard]] int strangers() const { return m_strangers; } ///< requests to the other origin that redirects lead to
    [[nodiscard]] std::vector<std::string> targets() const; ///< of all requests, in order

private:
    struct Answer;
    void listenOn(int &socket, int &port);
    void serve();
    void serveOne(int client);
    [[nodiscard]] Answer answerFor(const std::string &target, const std::string &head);
    [[nodiscard]] std::string page(std::size_t from, const std::string &asked) const;
    [[nodiscard]] Answer linkedPage(const std::string &target);
    void applyFault(const std::string &fault, std::size_t from, const std::string &cursor, Answer &answer);

    int m_socket = -1, m_port = 0, m_otherSocket = -1, m_otherPort = 0;
    std::atomic<bool> m_stopping{false};
    std::atomic<int> m_requests{0}, m_strangers{0};
    mutable std::mutex m_mutex;
    std::vector<std::string> m_records, m_targets;
    Body m_body = Body::Json;
    Paging m_paging = Paging::Cursor;
    std::string m_origin;
    bool m_oneAnswer = false;
    std::size_t m_pageSize = 5;
    std::string m_header, m_fault;
    std::size_t m_faultPage = 0;
    int m_faultTimes = 0;
    std::vector<std::thread> m_clients;
    std::thread m_thread;
};

} // namespace milepost::test
