/**
 * Exact references: what can be said of a process without simulating it, by quadrature, transfer
 * operators and closed forms, with an error estimate, and what the paper prints beside it.
 */
package io.kramers.theory;
