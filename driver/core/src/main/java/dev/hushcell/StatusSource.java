package dev.hushcell;

/** Tells the status of the database behind a connection. */
interface StatusSource {
  HushcellStatus status();
}
