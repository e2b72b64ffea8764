package io.kramers.network;

import java.util.List;

/**
 * A layer in its network. Value 0 is the network's input and value i + 1 what node i gives.
 *
 * @param name of its parameters, such as conv1; empty where there are none
 * @param inputs values, of earlier nodes alone
 */
record Node(String name, Layer layer, Initialisation initialisation, List<Integer> inputs) {}
