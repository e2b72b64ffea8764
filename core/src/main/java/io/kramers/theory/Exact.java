package io.kramers.theory;

/**
 * A value that was not simulated.
 *
 * @param value the value; infinite where it diverges
 * @param errorEstimate how far off it may be, absolutely, as two resolutions or a library's
 *     estimate say; at least a few roundings
 * @param method how it was found, in a few words
 */
public record Exact(double value, double errorEstimate, String method) {}
