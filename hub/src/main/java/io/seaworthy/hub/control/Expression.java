package io.seaworthy.hub.control;

/**
 * One CEL expression of a control.
 *
 * @param key the key it is written under: {@code passes}, {@code evidence} …
 * @param source CEL
 * @param location where it starts
 */
public record Expression(String key, String source, Location location) {}
