/**
 * The paper's argument on a real network: what the noise and curvature that were estimated around
 * its minimum predict of SGD there, by the power-law dynamic and by Langevin's, beside SGD itself.
 */
package io.kramers.prediction;
