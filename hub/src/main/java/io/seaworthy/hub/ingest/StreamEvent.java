package io.seaworthy.hub.ingest;

import io.seaworthy.agent.v1.AgentFrame;

/** What happens to a stream from outside, one after the other. */
sealed interface StreamEvent {

    /** At most one waits: the next is asked for when this one is done with. */
    record Arrived(Inbound<AgentFrame> frame) implements StreamEvent {}

    /** The agent sends no more. */
    record HalfClosed() implements StreamEvent {}

    /** The stream is no more: the connection broke, or the hub has ended it. */
    record Gone() implements StreamEvent {}
}
