package io.kramers.theory;

/**
 * The probabilities S_0, S_1, ..., S_T of no exit within so many steps.
 *
 * @param values T + 1 probabilities, the first one 1
 * @param errorEstimates how far off each may be, absolutely
 * @param method how they were found, in a few words
 */
public record ChainSurvival(double[] values, double[] errorEstimates, String method) {}
