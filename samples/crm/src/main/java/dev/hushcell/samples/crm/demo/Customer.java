package dev.hushcell.samples.crm.demo;

import java.util.List;

/**
 * Somebody who writes to the CRM in the demonstration.
 *
 * @param name first and last name
 * @param address address and user name at the mail server
 * @param subject what they write about
 * @param text what they write
 */
record Customer(String name, String address, String subject, String text) {
  static List<Customer> all() {
    return List.of(
        new Customer(
            "Ada Lovelace",
            "ada@lovelace.example",
            "The second engine",
            "Good morning,\n\nthe first engine runs well. What would a second one cost, with the"
                + " larger store?\n\nAda"),
        new Customer(
            "Grace Hopper",
            "grace@hopper.example",
            "A moth in the relay",
            "Hello,\n\nwe found the fault: a moth. Could you send a new relay for panel F?\n\n"
                + "Grace"),
        new Customer(
            "Emmy Noether",
            "emmy@noether.example",
            "Symmetric invoices",
            "Dear all,\n\ninvoice and credit note of last month seem to cancel out. May I have a"
                + " corrected pair?\n\nEmmy"));
  }

  String firstName() {
    return name.substring(0, name.indexOf(' '));
  }

  String lastName() {
    return name.substring(name.indexOf(' ') + 1);
  }
}
