/* A beacon for one thread of C. On loopback a report is written at once; what cannot be is dropped. */
#pragma once
#include <arpa/inet.h>
#include <libwebsockets.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

static int lifeline_dial(void)
{
    static int out = -2; /* not tried yet */
    const char *at = getenv("LIFELINE_BEACON"), *token = getenv("LIFELINE_TOKEN");
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    char line[200];
    if (out == -2 && (out = -1, at && token && strchr(at, ':'))) {
        to.sin_port = htons((unsigned short)atoi(strchr(at, ':') + 1));
        out = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (connect(out, (struct sockaddr*)&to, sizeof to) != 0)
            return out = -1;
        send(out, line, (size_t)snprintf(line, sizeof line, "{\"token\":\"%.100s\"}\n", token), MSG_NOSIGNAL);
    }
    return out;
}

static void lifeline_report(const char* connection, const char* callback, const char* role, int code)
{
    char line[700];
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    snprintf(
        line, sizeof line,
        "{\"stack\":\"libwebsockets %.*s\",\"side\":\"server\",\"connection\":\"%s\",\"callback\":\"%s\","
        "\"detail\":{\"role\":\"%s\",\"at\":%lld,\"code\":%d}}\n",
        (int)strspn(lws_get_library_version(), "0123456789."), lws_get_library_version(), connection,
        callback, role, (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000, code);
    if (lifeline_dial() >= 0)
        send(lifeline_dial(), line, strlen(line), MSG_NOSIGNAL | MSG_DONTWAIT);
}
