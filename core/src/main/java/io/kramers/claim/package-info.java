/**
 * What the paper claims, and how each claim is put to the test: cells to simulate, and verdicts.
 */
package io.kramers.claim;
