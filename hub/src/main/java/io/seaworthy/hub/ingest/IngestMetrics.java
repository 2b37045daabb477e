package io.seaworthy.hub.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.seaworthy.agent.v1.Batch;
import io.seaworthy.agent.v1.Change;
import java.util.function.Supplier;

/** What is counted of the agents' traffic. */
final class IngestMetrics {

    private final MeterRegistry registry;
    private final Counter streams;
    private final Counter batches;
    private final Counter facts;
    private final Counter factBytes;
    private final Counter acks;
    private final Counter enrolments;
    private final Counter renewals;

    IngestMetrics(MeterRegistry registry, Supplier<Number> live) {
        this.registry = registry;
        this.streams = counter("seaworthy.streams.opened", "Streams that agents opened");
        this.batches = counter("seaworthy.batches", "Batches that arrived");
        this.facts = counter("seaworthy.facts", "Facts that arrived in batches");
        this.factBytes = counter("seaworthy.fact.bytes", "Serialised size of the facts that arrived");
        this.acks = counter("seaworthy.acks", "Batches and snapshots acknowledged after commit");
        this.enrolments = counter("seaworthy.enrolments", "First certificates issued");
        this.renewals = counter("seaworthy.renewals", "Successor certificates issued");
        Gauge.builder("seaworthy.streams.live", live)
                .description("Streams that are open")
                .register(registry);
    }

    void opened() {
        streams.increment();
    }

    void arrived(Batch batch) {
        batches.increment();
        for (var change : batch.getChangesList()) {
            if (change.getWhatCase() == Change.WhatCase.OBSERVED) {
                facts.increment();
                factBytes.increment(change.getObserved().getSerializedSize());
            }
        }
    }

    void acknowledged() {
        acks.increment();
    }

    void enrolled() {
        enrolments.increment();
    }

    void renewed() {
        renewals.increment();
    }

    /** @param cause one of a few fixed words */
    void refused(String cause) {
        Counter.builder("seaworthy.refusals")
                .description("Streams and requests that were refused or ended by the hub")
                .tag("reason", cause)
                .register(registry)
                .increment();
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
