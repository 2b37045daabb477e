package io.seaworthy.agent.link;

import io.grpc.ManagedChannel;
import io.seaworthy.agent.link.LinkSession.Ending;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one session needs of its link: states, counters, and a certificate that is renewed in time. */
final class SessionHost implements LinkSession.Host {

    private static final Logger LOG = LoggerFactory.getLogger(SessionHost.class);
    private static final double LEAST_LEFT = 0.20;
    private static final double MOST_LEFT = 0.25;
    private static final Duration BETWEEN_RENEWALS = Duration.ofMinutes(1);

    private final Link.Setup setup;
    private final AtomicReference<LinkState> state;
    private final Consumer<LinkState> become;
    private final Credentials credentials;
    private final LinkCounters counters;
    private final ManagedChannel channel;
    private final Identity identity;
    private final String clusterId;
    private final BooleanSupplier closed;
    private final AtomicBoolean renewing = new AtomicBoolean();
    private final double dueAt;
    private volatile long renewalFailedAt;

    SessionHost(
            Link.Setup setup,
            AtomicReference<LinkState> state,
            Consumer<LinkState> become,
            Credentials credentials,
            LinkCounters counters,
            ManagedChannel channel,
            Identity identity,
            String clusterId,
            BooleanSupplier closed) {
        this.setup = setup;
        this.state = state;
        this.become = become;
        this.credentials = credentials;
        this.counters = counters;
        this.channel = channel;
        this.identity = identity;
        this.clusterId = clusterId;
        this.closed = closed;
        this.dueAt = setup.random().nextDouble(LEAST_LEFT, MOST_LEFT);
    }

    @Override
    public void welcomed(long session) {
        counters.connection();
        if (state.get() instanceof LinkState.Greeting greeting) {
            become.accept(greeting.welcomed(setup.clock().instant(), session));
        }
    }

    @Override
    public void live() {
        if (state.get() instanceof LinkState.Syncing syncing) {
            become.accept(syncing.complete(setup.clock().instant()));
        }
    }

    @Override
    public Optional<Ending> interruption(HubStream stream) {
        if (closed.getAsBoolean()) {
            return Optional.of(new LinkSession.Closed());
        }
        if (identity.isDue(setup.clock().instant(), dueAt) && rested()) {
            renew(stream, identity.trustPem());
        }
        return !renewing.get() && credentials.replaced() ? Optional.of(new LinkSession.Again()) : Optional.empty();
    }

    private boolean rested() {
        return renewalFailedAt == 0 || System.nanoTime() - renewalFailedAt > BETWEEN_RENEWALS.toNanos();
    }

    @Override
    public void renew(HubStream stream, String trustPem) {
        if (!renewing.compareAndSet(false, true)) {
            return;
        }
        Thread.ofVirtual().name("seaworthy-renewal").start(() -> {
            var outcome = renewed(trustPem);
            if (outcome instanceof Enroller.Refused(var refusal)) {
                LOG.warn(
                        "{}: the certificate, good until {}, could not be renewed: {}. {}",
                        setup.clusterName(),
                        identity.notAfter(),
                        refusal.reason(),
                        refusal.remedy());
                renewalFailedAt = System.nanoTime();
                renewing.set(false);
            }
            stream.add(new HubStream.Renewed(outcome));
        });
    }

    private Enroller.Outcome renewed(String trustPem) {
        try {
            Pem.certificates(trustPem);
            setup.folder().saveTrust(trustPem);
        } catch (GeneralSecurityException | IOException unusable) {
            // The authorities that are trusted so far stay; the hub will be heard by them.
            return new Enroller.Refused(Refusal.brief(
                    "the authorities that the hub wants trusted cannot be kept: " + unusable.getMessage(), ""));
        }
        var outcome = credentials.enroller().renew(channel, identity.trusting(trustPem), clusterId);
        return outcome instanceof Enroller.Issued(var fresh) ? credentials.keep(fresh) : outcome;
    }

    @Override
    public int batchBytes() {
        return setup.settings().limits().batchBytes();
    }

    @Override
    public int unackedBatches() {
        return setup.settings().limits().unackedBatches();
    }

    @Override
    public LinkCounters counters() {
        return counters;
    }
}
