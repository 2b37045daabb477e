package io.seaworthy.agent.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Plain requests to one API server, whose answers stream; the client adds credentials and impersonation. */
final class ApiServer implements AutoCloseable {

    static final String JSON = "application/json";
    static final String METADATA_LIST = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
    private static final int SECONDS = 90;

    private final HttpClient http;
    private final URI root;

    /** Requests as this configuration says; the models and operations of a whole client are not loaded for it. */
    ApiServer(Config config) {
        this.http = new JdkHttpClientFactory().newBuilder(config).build();
        var url = config.getMasterUrl();
        this.root = URI.create(url.endsWith("/") ? url : url + "/");
    }

    @Override
    public void close() {
        http.close();
    }

    /** What the server answered. The body must be read to its end or closed. */
    record Reply(int code, InputStream body) implements AutoCloseable {
        boolean ok() {
            return code >= 200 && code < 300;
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    URI root() {
        return root;
    }

    Reply get(String path, String accept) throws IOException {
        return await(ask(path, accept));
    }

    /** Asks and does not wait; the answer, unless it is {@link #drop dropped}, must be awaited and closed. */
    CompletableFuture<Reply> ask(String path, String accept) {
        return send(http.newHttpRequestBuilder()
                .uri(root.resolve(path))
                .header("Accept", accept)
                .build());
    }

    /** Nobody wants the answer any more. */
    static void drop(CompletableFuture<Reply> asked) {
        var _ = asked.thenAccept(reply -> {
            try {
                reply.close();
            } catch (IOException alreadyGone) {
                // It was to be thrown away, and the connection has done so itself.
            }
        });
    }

    Reply post(String path, byte[] json) throws IOException {
        return await(send(http.newHttpRequestBuilder()
                .uri(root.resolve(path))
                .header("Accept", JSON)
                .post(JSON, json)
                .build()));
    }

    private CompletableFuture<Reply> send(HttpRequest request) {
        return http.sendAsync(request, InputStream.class)
                .thenApply(response -> new Reply(response.code(), response.body()));
    }

    /** Waits for an answer to begin. */
    static Reply await(CompletableFuture<Reply> asked) throws IOException {
        try {
            return asked.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            var stopped = new InterruptedIOException("interrupted while waiting for the API server");
            stopped.initCause(interrupted);
            throw stopped;
        } catch (TimeoutException late) {
            drop(asked);
            throw new IOException("no answer within " + SECONDS + " s", late);
        } catch (ExecutionException failed) {
            throw new IOException(words(failed), failed);
        }
    }

    /** The innermost reason that says something, in one line. */
    static String words(Throwable failure) {
        var cause = failure;
        while ((cause instanceof ExecutionException
                        || cause instanceof CompletionException
                        || cause.getMessage() == null)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        var message = cause.getMessage();
        var name = cause.getClass().getSimpleName();
        return message == null || message.isBlank()
                ? name
                : message.lines().findFirst().orElse(name);
    }
}
