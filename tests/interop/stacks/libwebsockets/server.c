/* libwebsockets as a server that echoes. One thread; what it is called with is told to the beacon. */
#include <libwebsockets.h>

#include "lifeline_beacon.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

struct one { /* what libwebsockets keeps for an application beside each connection */
    char acts[256], *next;
    long after;
    size_t length; /* of what is to be echoed */
    enum lws_write_protocol kind;
    int due; /* the moment of the acts has come */
    unsigned char data[LWS_PRE + 65536];
};

static struct name { /* libwebsockets calls before and after there is a struct one */
    struct lws* wsi;
    char text[128];
    struct name* next;
} * names;

static struct name* name_of(struct lws* wsi)
{
    struct name* name = names;
    while (name && name->wsi != wsi)
        name = name->next;
    return name;
}

static void name_by_address(struct lws* wsi)
{
    struct sockaddr_in peer = {0};
    socklen_t size = sizeof peer;
    struct name* name = calloc(1, sizeof *name);
    getpeername(lws_get_socket_fd(wsi), (struct sockaddr*)&peer, &size);
    snprintf(name->text, sizeof name->text, "127.0.0.1:%d", ntohs(peer.sin_port));
    name->wsi = wsi;
    name->next = names;
    names = name;
}

static void name_by_key(struct lws* wsi)
{
    char key[100];
    struct name* name = name_of(wsi);
    if (name && lws_hdr_copy(wsi, key, sizeof key, WSI_TOKEN_KEY) > 0) /* two headers come as one, with a comma */
        snprintf(name->text, sizeof name->text, "%.*s", (int)strcspn(key, ","), key);
}

static void forget(struct lws* wsi)
{
    struct name** at = &names;
    while (*at && (*at)->wsi != wsi)
        at = &(*at)->next;
    if (*at) {
        struct name* gone = *at;
        *at = gone->next;
        free(gone);
    }
}

static void tell(struct lws* wsi, const char* callback, const char* role, int code)
{
    const struct name* name = name_of(wsi);
    if (name)
        lifeline_report(name->text, callback, role, code);
}

static void read_acts(struct lws* wsi, struct one* one)
{
    char after[32];
    const char* value = lws_get_urlarg_by_name(wsi, "after=", after, sizeof after); /* a place inside of it */
    one->after = value ? atol(value) : 0;
    one->next = (char*)lws_get_urlarg_by_name(wsi, "act=", one->acts, sizeof one->acts);
}

static int write_text(struct lws* wsi, const char* text, enum lws_write_protocol kind)
{
    unsigned char buffer[LWS_PRE + 256];
    size_t length = strlen(text);
    memcpy(buffer + LWS_PRE, text, length);
    return lws_write(wsi, buffer + LWS_PRE, length, kind) < 0 ? -1 : 0;
}

static int write_big(struct lws* wsi, size_t length)
{
    unsigned char* buffer = malloc(LWS_PRE + length);
    int failed = !buffer;
    if (buffer) {
        memset(buffer + LWS_PRE, 'x', length);
        failed = lws_write(wsi, buffer + LWS_PRE, length, LWS_WRITE_TEXT) < 0; /* it keeps what it cannot send yet */
        free(buffer);
    }
    return failed ? -1 : 0;
}

/* Kills what is idle for no time at all, on the next turn of the loop. */
static int drop(struct lws* wsi)
{
    lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_ASYNC);
    return 0;
}

/* One act, for one is what may be written at a time. Other than 0: close. */
static int act(struct lws* wsi, struct one* one)
{
    char* this = one->next;
    char* end = strchr(this, ',');
    one->next = end ? end + 1 : NULL;
    if (end)
        *end = 0;
    if (one->next)
        lws_callback_on_writable(wsi);
    if (strncmp(this, "text:", 5) == 0)
        return write_text(wsi, this + 5, LWS_WRITE_TEXT);
    if (strncmp(this, "big:", 4) == 0)
        return write_big(wsi, (size_t)atol(this + 4));
    if (strncmp(this, "ping:", 5) == 0)
        return write_text(wsi, this + 5, LWS_WRITE_PING);
    if (strcmp(this, "drop") == 0)
        return drop(wsi);
    if (strncmp(this, "close:", 6) == 0)
        lws_close_reason(wsi, (enum lws_close_status)atoi(this + 6), NULL, 0);
    return -1;
}

static int writable(struct lws* wsi, struct one* one)
{
    if (one->length > 0) {
        size_t length = one->length;
        one->length = 0;
        if (one->due && one->next)
            lws_callback_on_writable(wsi);
        return lws_write(wsi, one->data + LWS_PRE, length, one->kind) < 0 ? -1 : 0;
    }
    return one->due && one->next ? act(wsi, one) : 0;
}

/* Only whole messages are told and echoed. */
static void received(struct lws* wsi, struct one* one, const void* in, size_t size)
{
    if (one->length + size <= sizeof one->data - LWS_PRE)
        memcpy(one->data + LWS_PRE + one->length, in, size);
    one->length += size;
    if (lws_is_final_fragment(wsi) && lws_remaining_packet_payload(wsi) == 0) {
        tell(wsi, "LWS_CALLBACK_RECEIVE", "on-message", 0);
        one->kind = lws_frame_is_binary(wsi) ? LWS_WRITE_BINARY : LWS_WRITE_TEXT;
        lws_callback_on_writable(wsi);
    }
}

static int called(struct lws* wsi, enum lws_callback_reasons reason, void* user, void* in, size_t size)
{
    struct one* one = user;
    const unsigned char* bytes = in;
    switch (reason) {
    case LWS_CALLBACK_SERVER_NEW_CLIENT_INSTANTIATED: name_by_address(wsi); break;
    case LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION:
        name_by_key(wsi);
        read_acts(wsi, one);
        tell(wsi, "LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION", "upgrade", 0);
        break;
    case LWS_CALLBACK_ESTABLISHED:
        tell(wsi, "LWS_CALLBACK_ESTABLISHED", "on-open", 0);
        if (one->next)
            lws_set_timer_usecs(wsi, one->after * 1000 + 1);
        break;
    case LWS_CALLBACK_TIMER:
        one->due = 1;
        lws_callback_on_writable(wsi);
        break;
    case LWS_CALLBACK_SERVER_WRITEABLE: return writable(wsi, one);
    case LWS_CALLBACK_RECEIVE: received(wsi, one, in, size); break;
    case LWS_CALLBACK_RECEIVE_PONG: tell(wsi, "LWS_CALLBACK_RECEIVE_PONG", "on-pong", 0); break;
    case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE:
        tell(wsi, "LWS_CALLBACK_WS_PEER_INITIATED_CLOSE", "other", size > 1 ? bytes[0] * 256 + bytes[1] : 0);
        break;
    case LWS_CALLBACK_CLOSED: tell(wsi, "LWS_CALLBACK_CLOSED", "on-close", 0); break;
    case LWS_CALLBACK_CLOSED_HTTP: tell(wsi, "LWS_CALLBACK_CLOSED_HTTP", "other", 0); break;
    case LWS_CALLBACK_WSI_DESTROY:
        tell(wsi, "LWS_CALLBACK_WSI_DESTROY", "other", 0);
        forget(wsi);
        break;
    default: break;
    }
    return 0;
}

int main(void)
{
    static const struct lws_protocols protocols[] = {{"default", called, sizeof(struct one), 65536, 0, NULL, 0},
                                                     {NULL, NULL, 0, 0, 0, NULL, 0}};
    static const lws_retry_bo_t idle = {.secs_since_valid_ping = 5, .secs_since_valid_hangup = 10};
    struct lws_context_creation_info info = {.iface = "127.0.0.1", .port = 0, .protocols = protocols, .gid = -1,
                                             .uid = -1, .timeout_secs = 2, .retry_and_idle_policy = &idle};
    struct lws_context* context;
    setvbuf(stdout, NULL, _IOLBF, 0);
    lws_set_log_level(LLL_ERR, NULL);
    context = lws_create_context(&info);
    if (!context)
        return 1;
    printf("listening ws://127.0.0.1:%d/\n", lws_get_vhost_listen_port(lws_get_vhost_by_name(context, "default")));
    while (lws_service(context, 0) >= 0)
        continue;
    lws_context_destroy(context);
    return 0;
}
