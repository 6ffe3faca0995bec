#include "endpoints/resolver.h"

#include "base/byte_text.h"
#include "endpoints/socket_address.h"

#include <asio/post.hpp>

#include <cstring>
#include <deque>
#include <mutex>
#include <netdb.h>
#include <system_error>
#include <thread>

namespace lifeline {
namespace {

struct Question {
    std::uint64_t ticket;
    std::string host;
    std::uint16_t port;
};

constexpr int maxThreads = 8;

std::vector<TcpEndpoint> endpointsOf(const addrinfo* list, std::uint16_t port)
{
    std::vector<TcpEndpoint> endpoints;
    for (; list; list = list->ai_next) {
        TcpEndpoint endpoint;
        if (list->ai_addrlen > endpoint.capacity())
            continue;
        endpoint.resize(list->ai_addrlen);
        std::memcpy(endpoint.data(), list->ai_addr, list->ai_addrlen);
        endpoint.port(port);
        endpoints.push_back(endpoint);
    }
    return endpoints;
}

Resolved lookUp(const std::string& host, std::uint16_t port)
{
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_ADDRCONFIG;
    addrinfo* list = nullptr;
    const int failed = getaddrinfo(host.c_str(), nullptr, &hints, &list);
    if (failed != 0)
        return {{}, {Cause::UnresolvableHost, gai_strerror(failed)}};
    Resolved resolved{endpointsOf(list, port), {Cause::UnresolvableHost, "no address for this name"}};
    freeaddrinfo(list);
    return resolved;
}

} // namespace

/// What the threads and the resolver share; the last of them lets it go. Nothing in it belongs to the
/// transport thread, so that a thread that is left behind holds nothing of what is gone by then.
struct Resolver::Desk {
    std::mutex mutex;
    asio::io_context* io = nullptr; // null once the resolver is gone
    Resolver* resolver = nullptr;
    std::deque<Question> questions;
    int threads = 0;

    bool next(Question& question)
    {
        const std::lock_guard lock(mutex);
        if (!io || questions.empty()) {
            --threads;
            return false;
        }
        question = std::move(questions.front());
        questions.pop_front();
        return true;
    }

    void give(std::uint64_t ticket, Resolved resolved)
    {
        const std::lock_guard lock(mutex);
        if (!io)
            return;
        asio::post(*io, [to = resolver, ticket, resolved = std::move(resolved)]() mutable {
            to->give(ticket, std::move(resolved));
        });
    }

    static void work(const std::shared_ptr<Desk>& desk)
    {
        Question question{};
        while (desk->next(question))
            desk->give(question.ticket, lookUp(question.host, question.port));
    }
};

Resolver::Resolver(asio::io_context& io) : m_desk(std::make_shared<Desk>())
{
    m_desk->io = &io;
    m_desk->resolver = this;
}

Resolver::~Resolver()
{
    const std::lock_guard lock(m_desk->mutex);
    m_desk->io = nullptr;
    m_desk->questions.clear();
}

void Resolver::resolve(const std::string& host, std::uint16_t port, Answer answer)
{
    if (equalsIgnoreCase(host, "localhost")) {
        answer({{{asio::ip::address_v4::loopback(), port}, {asio::ip::address_v6::loopback(), port}}, {}});
        return;
    }
    if (const auto address = parseAddress(host)) {
        answer({{{*address, port}}, {}});
        return;
    }
    m_waiting.emplace(++m_lastTicket, std::move(answer));
    const std::lock_guard lock(m_desk->mutex);
    m_desk->questions.push_back({m_lastTicket, host, port});
    if (m_desk->threads == maxThreads)
        return;
    ++m_desk->threads;
    std::thread([desk = m_desk] { Desk::work(desk); }).detach();
}

void Resolver::give(std::uint64_t ticket, Resolved resolved)
{
    if (auto found = m_waiting.extract(ticket))
        found.mapped()(std::move(resolved));
}

} // namespace lifeline
