/**
 * Full-batch gradient descent to a minimum of a network's loss, where the noise of SGD is then
 * looked at.
 */
package io.kramers.training;
