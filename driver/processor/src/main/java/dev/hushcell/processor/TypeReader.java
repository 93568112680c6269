package dev.hushcell.processor;

import dev.hushcell.processor.jpa.Jpa;
import dev.hushcell.processor.jpa.Kinds;
import dev.hushcell.processor.jpa.Members;
import dev.hushcell.processor.jpa.Names;
import dev.hushcell.processor.model.Column;
import dev.hushcell.processor.model.Mirror;
import dev.hushcell.processor.model.Problems;
import dev.hushcell.processor.model.Protection;
import dev.hushcell.processor.model.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Finds a place for every annotated member of the classes of a module, or tells why not. */
final class TypeReader {
  private final EntityReader entities;
  private final Names names;
  private final Columns columns;
  private final Problems problems;

  TypeReader(Types types, Names names, Columns columns, Problems problems) {
    this.entities = new EntityReader(types, names, columns);
    this.names = names;
    this.columns = columns;
    this.problems = problems;
  }

  void read(Collection<TypeElement> all) {
    for (TypeElement type : all) {
      Members.encrypted(type).forEach(member -> readMember(type, member));
    }
    all.stream().filter(Jpa::isEntity).forEach(entities::read);
    for (TypeElement type : all) {
      Members.encrypted(type).stream()
          .filter(member -> !columns.isSettled(member))
          .forEach(member -> unplaced(type, member));
    }
  }

  private void readMember(TypeElement type, Element member) {
    Optional<String> flaw = Members.flaw(member);
    if (flaw.isPresent()) {
      columns.refuse(member, flaw.get());
      return;
    }
    Mirror encrypted = Mirror.of(member, Mirror.ENCRYPTED).orElseThrow();
    if (!encrypted.text("table").isEmpty()) {
      placeAsSaid(type, member, encrypted);
    }
  }

  private void placeAsSaid(TypeElement type, Element member, Mirror encrypted) {
    Protection protection = Protection.of(encrypted);
    Kinds.searchFlaw(type(member), protection).ifPresent(flaw -> columns.refuse(member, flaw));
    String attribute = Members.attribute(member).orElseThrow();
    String said = encrypted.text("column");
    columns.add(
        new Column(
            type.getQualifiedName() + "." + attribute,
            new Table(encrypted.text("schema"), encrypted.text("table")),
            said.isEmpty() ? names.physical(mapped(member, attribute), member) : said,
            protection,
            member));
  }

  private static String mapped(Element member, String attribute) {
    return Mirror.of(List.of(member), Jpa.COLUMN)
        .map(column -> column.text("name"))
        .filter(name -> !name.isEmpty())
        .orElse(attribute);
  }

  private static TypeMirror type(Element member) {
    return member instanceof ExecutableElement method ? method.getReturnType() : member.asType();
  }

  private void unplaced(TypeElement type, Element member) {
    boolean within = Jpa.isMappedSuperclass(type) || Jpa.isEmbeddable(type) || Jpa.isEntity(type);
    if (!within) {
      problems.error(
          member,
          "nothing says in which table this is; write @Encrypted(table = …), or make "
              + type.getSimpleName()
              + " an @Entity");
    } else if (columns.isVisited(type)) {
      problems.error(
          member,
          "no attribute of "
              + type.getSimpleName()
              + " that is stored belongs to this member; put @Encrypted and the JPA annotations at"
              + " the member that the access type names");
    } else {
      problems.warning(
          member,
          "no entity of this compilation stores this; the module of the entities"
              + " that do must be compiled with the Hushcell processor too, or the"
              + " column is in plaintext");
    }
  }
}
