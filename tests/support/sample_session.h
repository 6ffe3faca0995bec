// Sessions made without sockets: one like a person would see it, and as many events as a measurement needs.
#pragma once

#include "lifecycle/event.h"

#include <cstdint>

namespace lifeline {

inline constexpr std::size_t sampleConnectionCount = 7;

/// A server on 127.0.0.1:9001 and seven connections, about eleven seconds, the same at each call:
///   1  a raw client that never finishes its request: the upgrade times out after 10 s   server side only
///   2  websocat: the server closes with 1000 and nobody answers for 5 s                  server side only
///   3  our client and a server on :9002 whose 101 has a wrong Sec-WebSocket-Accept       client side only
///   4  client and server: messages, ping, a clean close 1000                             both sides
///   5  a browser that stays open                                                         server side only
///   6  client and server: messages, then RST after 64 of 128 payload bytes               both sides
///   7  curl without key and version: refused with 426                                    server side only
void fillSampleSession(EventSink& sink);

/// `count` events: frames of 64 bytes with their messages' callbacks, over 50 connections that are opened
/// first.
void fillManyEvents(EventSink& sink, std::uint64_t count);

} // namespace lifeline
