/** Questions of a configuration that have an exact answer, and the answers. */
package io.kramers.question;
