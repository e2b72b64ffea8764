package io.kramers.network;

/**
 * All parameters of a layer; they stand side by side in the vector of all parameters.
 *
 * @param layer such as conv1
 * @param offset the first one's place
 * @param length how many
 */
public record ParameterGroup(String layer, int offset, int length) {}
