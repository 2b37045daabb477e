package io.seaworthy.agent.link;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Objects;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Tells a service of a test hub which cluster its caller has a certificate of. */
final class Peer implements ServerInterceptor {

    private static final Context.Key<X509Certificate> KEY = Context.key("peer");

    static String cluster() {
        var peer = KEY.get();
        try {
            var uri =
                    (String) peer.getSubjectAlternativeNames().iterator().next().get(1);
            return uri.substring(uri.lastIndexOf('/') + 1);
        } catch (CertificateParsingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        try {
            var peer = (X509Certificate)
                    Objects.requireNonNull(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION))
                            .getPeerCertificates()[0];
            return Contexts.interceptCall(Context.current().withValue(KEY, peer), call, headers, next);
        } catch (SSLPeerUnverifiedException nobody) {
            throw new IllegalStateException(nobody);
        }
    }
}
