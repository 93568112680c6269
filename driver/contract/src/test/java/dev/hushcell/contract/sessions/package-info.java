/** Sessions beside plain twins, on each server. */
package dev.hushcell.contract.sessions;
