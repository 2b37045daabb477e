package io.seaworthy.hub.api;

/** One operation of the contract. Runs on a virtual thread and may block. */
@FunctionalInterface
interface Operation {

    /** @param request validated against the contract, from somebody whose role allows it */
    Answer answer(Request request);
}
