package io.seaworthy.agent.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.seaworthy.posture.v1.Gap;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Lists kinds of objects page by page, in one namespace after the other where only some may be looked at. */
final class Paging {

    private final ApiServer server;
    private final ObjectMapper mapper;
    private final Set<String> namespaces;

    Paging(ApiServer server, ObjectMapper mapper, Set<String> namespaces) {
        this.server = server;
        this.mapper = mapper;
        this.namespaces = namespaces;
    }

    /**
     * Every item of a kind, wherever it may be looked for.
     *
     * @param pageSize items the server may put into one answer
     * @param accept representation that is asked for
     */
    Listing list(ResourceKind kind, String selector, int pageSize, String accept, ListPage.Item item) {
        if (namespaces.isEmpty() || !kind.namespaced()) {
            return pagesIn(kind, "", selector, pageSize, accept, item);
        }
        var items = 0;
        var gaps = new ArrayList<Gap>();
        for (var namespace : namespaces.stream().sorted().toList()) {
            var listing = pagesIn(kind, namespace, selector, pageSize, accept, item);
            items += listing.items();
            gaps.addAll(listing.gaps());
        }
        return new Listing(items, gaps);
    }

    private Listing pagesIn(
            ResourceKind kind, String namespace, String selector, int pageSize, String accept, ListPage.Item item) {
        var query = kind.path(namespace) + "?limit=" + pageSize
                + (selector.isEmpty() ? "" : "&labelSelector=" + encode(selector));
        var items = 0;
        // The next page is asked for as soon as its token is known, so that the server works while we read.
        var asked = new ArrayDeque<CompletableFuture<ApiServer.Reply>>();
        asked.add(server.ask(query, accept));
        try {
            while (!asked.isEmpty()) {
                try (var reply = ApiServer.await(asked.remove())) {
                    if (reply.code() == 404) {
                        // The server does not serve this kind, so there are none.
                        return new Listing(items, List.of());
                    }
                    if (reply.code() == 410) {
                        asked.add(server.ask(query + "&continue=" + encode(freshToken(reply)), accept));
                    } else if (!reply.ok()) {
                        return new Listing(items, List.of(refused(kind, "list", namespace, reply.code())));
                    } else {
                        items += readPage(
                                reply,
                                item,
                                token -> asked.add(server.ask(query + "&continue=" + encode(token), accept)));
                    }
                }
            }
            return new Listing(items, List.of());
        } catch (IOException failed) {
            asked.forEach(ApiServer::drop);
            // What came before is kept; the gap says that more may be there.
            var gap = Gaps.of(kind, "list", namespace, Gap.Reason.UNREACHABLE, ApiServer.words(failed));
            return new Listing(items, List.of(gap));
        }
    }

    private int readPage(ApiServer.Reply reply, ListPage.Item item, Consumer<String> next) throws IOException {
        try (var parser = mapper.createParser(reply.body())) {
            return ListPage.read(parser, item, next);
        }
    }

    /** A list that took too long names a token with which it goes on over newer state. */
    private String freshToken(ApiServer.Reply reply) throws IOException {
        var token =
                mapper.readTree(reply.body()).path("metadata").path("continue").asText("");
        if (token.isEmpty()) {
            throw new IOException("the list expired on the server before it was complete (410)");
        }
        return token;
    }

    static Gap refused(ResourceKind kind, String verb, String namespace, int code) {
        var denied = code == 401 || code == 403;
        return Gaps.of(
                kind,
                verb,
                namespace,
                denied ? Gap.Reason.DENIED : Gap.Reason.UNREACHABLE,
                denied ? "" : "the API server answers " + code);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
