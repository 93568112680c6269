package dev.hushcell.samples.crm.demo;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Records of a business that never was: 24 companies, 96 people who work there, 40 leads and 60
 * activities. Addresses and numbers are of ranges that nobody has.
 */
final class DemoRecords {
  private static final int PEOPLE_PER_COMPANY = 4;
  private static final int LEADS = 40;
  private static final int ACTIVITIES = 60;

  private static final List<String> COMPANIES =
      List.of(
          "Alder Boatyard|Bristol|United Kingdom",
          "Basalt Quarries|Edinburgh|United Kingdom",
          "Bluebell Dairies|Exeter|United Kingdom",
          "Caraway Bakeries|Leeds|United Kingdom",
          "Cedar & Slate Roofing|Cardiff|United Kingdom",
          "Copperfield Instruments|Oxford|United Kingdom",
          "Drumlin Whisky|Inverness|United Kingdom",
          "Eastgate Removals|Norwich|United Kingdom",
          "Fernhill Clinics|Dublin|Ireland",
          "Foxglove Seeds|Cork|Ireland",
          "Gannet Airfreight|Shannon|Ireland",
          "Hollow Oak Furniture|Galway|Ireland",
          "Iron Ridge Cycles|Boulder|United States",
          "Juniper Textiles|Charlotte|United States",
          "Kestrel Optics|Rochester|United States",
          "Larkspur Hotels|Portland|United States",
          "Millrace Paper|Burlington|United States",
          "Northwind Turbines|Duluth|United States",
          "Osprey Marine Survey|Annapolis|United States",
          "Pinecrest Schools|Madison|United States",
          "Quarter Moon Coffee|Oakland|United States",
          "Redwood Legal|Eureka|United States",
          "Saltmarsh Fisheries|Halifax|Canada",
          "Tamarack Timber|Thunder Bay|Canada");

  private static final List<String> FIRST_NAMES =
      List.of(
          "Amelia",
          "Idris",
          "Nora",
          "Callum",
          "Priya",
          "Tomas",
          "Freya",
          "Kwame",
          "Elena",
          "Owen",
          "Mei",
          "Rafael",
          "Isla",
          "Yusuf",
          "Clara",
          "Dmitri",
          "Aisha",
          "Henry",
          "Ingrid",
          "Mateo",
          "Saoirse",
          "Viktor",
          "Leila",
          "George",
          "Hana",
          "Patrick",
          "Zofia",
          "Samuel",
          "Anita",
          "Jonas",
          "Beatrice",
          "Malik");

  private static final List<String> LAST_NAMES =
      List.of(
          "Ashdown",
          "Bellamy",
          "Calloway",
          "Dunmore",
          "Ekwueme",
          "Fairbairn",
          "Gallagher",
          "Haider",
          "Iyer",
          "Jarvis",
          "Kowalski",
          "Lindqvist",
          "Marlowe",
          "Nakamura",
          "Ogilvie",
          "Pemberton",
          "Abara",
          "Brennan",
          "Castellano",
          "Delacroix",
          "Emery",
          "Farouk",
          "Goddard",
          "Hawthorne",
          "Ibarra",
          "Jennings",
          "Kavanagh",
          "Lockhart",
          "Mbeki",
          "Novak",
          "Okafor",
          "Prentice",
          "Acheson");

  private static final List<String> WANTED =
      List.of(
          "Spare parts for two seasons",
          "New price list",
          "Service contract",
          "Trial of the large" + " model",
          "Replacement of old units",
          "Second site",
          "Training for six people",
          "Delivery by rail",
          "Lease instead of purchase",
          "Stock for the summer");

  private static final List<String> PROSPECTS =
      List.of(
          "Bright Harbour Trust",
          "Lantern Lane School",
          "Cobble Hill Garage",
          "Marigold Care Homes",
          "Stone Bridge Brewery",
          "Two Rivers Council",
          "Windmill Nursery",
          "Old Depot Studios");

  private static final List<String> HAPPENED =
      List.of(
          "CALL|Asked about delivery|Wants it before the end of the month; the loading bay closes at"
              + " four.",
          "MEETING|Went through the offer|Agreed on the quantity. The discount is still open.",
          "NOTE|Prefers letters to calls|Answers within a day, never by phone.",
          "CALL|Invoice was unclear|The second line is the deposit. Explained, and sent a copy.",
          "MEETING|Visited the workshop|Three machines of ours, all in use. One needs a new belt.",
          "NOTE|On leave until the first|Her deputy signs meanwhile.",
          "CALL|Happy with the repair|May be named as a reference.",
          "NOTE|Budget is decided in spring|Call again then, not before.");

  private DemoRecords() {}

  /** A company, and where it is. */
  record Company(String name, String city, String country) {}

  /**
   * Somebody who works for a company.
   *
   * @param company its place in the list of companies
   * @param daysAgo since when they are known
   */
  record Person(
      int company, String firstName, String lastName, String phone, String taxId, int daysAgo) {
    String email() {
      String domain =
          companies().get(company).name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
      return (firstName + "." + lastName + "@" + domain + ".example").toLowerCase(Locale.ROOT);
    }
  }

  /** Somebody who may become a customer. */
  record Prospect(
      String topic,
      String company,
      String city,
      int status,
      String name,
      String email,
      int daysAgo) {}

  /**
   * Something that happened with a person.
   *
   * @param person the person's place in the list of people
   */
  record Event(
      int person, String kind, String subject, String body, int daysAgo, int minuteOfDay) {}

  static List<Company> companies() {
    return COMPANIES.stream()
        .map(line -> line.split("\\|", -1))
        .map(parts -> new Company(parts[0], parts[1], parts[2]))
        .toList();
  }

  static List<Person> people() {
    return IntStream.range(0, COMPANIES.size() * PEOPLE_PER_COMPANY)
        .mapToObj(DemoRecords::person)
        .toList();
  }

  private static Person person(int number) {
    int company = number / PEOPLE_PER_COMPANY;
    boolean overseas = COMPANIES.get(company).endsWith("States");
    String phone =
        overseas
            ? "+1 %d 555 01%02d".formatted(303 + company, number % 100)
            : "+44 20 7946 0%03d".formatted(200 + number);
    String taxId = number % 3 == 0 ? "GB %03d %04d %02d".formatted(number, 1000 + number, 7) : "";
    return new Person(
        company,
        of(FIRST_NAMES, number * 5),
        of(LAST_NAMES, number),
        phone,
        taxId,
        3 + number * 7 % 690);
  }

  static List<Prospect> prospects() {
    return IntStream.range(0, LEADS)
        .mapToObj(
            number -> {
              String name = of(FIRST_NAMES, number * 3 + 1) + " " + of(LAST_NAMES, number * 7 + 4);
              String company = of(PROSPECTS, number);
              return new Prospect(
                  of(WANTED, number * 8 + number / 21),
                  company,
                  companies().get(number * 5 % COMPANIES.size()).city(),
                  number * 7 % 10,
                  name,
                  name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@prospects.example",
                  1 + number * 11 % 150);
            })
        .toList();
  }

  static List<Event> events() {
    return IntStream.range(0, ACTIVITIES)
        .mapToObj(
            number -> {
              String[] parts = of(HAPPENED, number * 3 + number / 8).split("\\|", -1);
              int person = number * 13 % (COMPANIES.size() * PEOPLE_PER_COMPANY);
              return new Event(
                  person, parts[0], parts[1], parts[2], 4 + number * 2, 540 + number * 53 % 480);
            })
        .toList();
  }

  private static String of(List<String> list, int number) {
    return list.get(number % list.size());
  }
}
