package io.vigil.rules.pack;

import io.vigil.model.plant.PlantPoint;
import org.jspecify.annotations.Nullable;

/** Where a pack's number comes from: the pack itself, its tables, the table of gases, the plant. */
sealed interface Quantity {
  /** What looking it up for a point came to. */
  sealed interface Found {
    /**
     * A number in the unit of the rule; {@code mark} is null where the rule's own mark stands, and
     * {@code origin} where there is nothing more to say about it.
     */
    record Number(double value, @Nullable Mark mark, @Nullable Phrase origin) implements Found {
      Number(double value, @Nullable Mark mark) {
        this(value, mark, null);
      }
    }

    /** The table has no such value for this location: the rule does not apply there. */
    record NotHere() implements Found {}

    /** The point lacks what is needed: field, and the sentences about it. */
    record Missing(String field, String zh, String en) implements Found {}
  }

  /** Looks it up. */
  Found find(RulePack pack, PlantPoint point);

  /** A number of the pack. */
  record Fixed(double value) implements Quantity {
    @Override
    public Found find(RulePack pack, PlantPoint point) {
      return new Found.Number(value, null);
    }
  }

  /** What the plant gives, but not less than this; just this where the plant gives nothing. */
  record AtLeast(double least, Quantity given) implements Quantity {
    @Override
    public Found find(RulePack pack, PlantPoint point) {
      return given.find(pack, point) instanceof Found.Number number
          ? new Found.Number(Math.max(least, number.value()), number.mark(), number.origin())
          : new Found.Number(least, null);
    }
  }

  /** A column of a table of the pack, by the location of the point. */
  record FromTable(String table, String column) implements Quantity {
    @Override
    public Found find(RulePack pack, PlantPoint point) {
      LocationTable rows = pack.table(table);
      String location = point.keys().location();
      if (location == null) {
        return new Found.Missing(
            "location",
            "该类测点须填写安装位置，可选：" + rows.locations(),
            "this kind of point needs a location, one of " + rows.locations());
      }
      if (!rows.has(location)) {
        return new Found.Missing(
            "location",
            "安装位置 “" + location + "” 不在允许值 " + rows.locations() + " 之内",
            "location '" + location + "' is not one of " + rows.locations());
      }
      LocationTable.Cell cell = rows.cell(location, column);
      return cell == null ? new Found.NotHere() : new Found.Number(cell.value(), cell.mark());
    }
  }

  /** A value of the plant, as it is or scaled and shifted: {@code factor * value + plus}. */
  record FromPlant(String name, double factor, double plus) implements Quantity {
    @Override
    public Found find(RulePack pack, PlantPoint point) {
      Double value = point.limits().get(name);
      if (value == null) {
        return new Found.Missing(
            "limits",
            "缺少本装置的限值 " + name,
            "the plant's own value " + name + " is missing from limits");
      }
      return new Found.Number(factor * value + plus, null);
    }
  }

  /** A limit of the gas that the point shows, scaled; the table is in mg/m³. */
  record FromGas(Gas.Column column, double factor) implements Quantity {
    @Override
    public Found find(RulePack pack, PlantPoint point) {
      String id = point.keys().gas();
      Gas gas = GasTable.get().gas(id);
      if (gas == null) {
        return GasTable.get().missing(id);
      }
      Double limit = gas.limit(column);
      return limit == null
          ? new Found.NotHere()
          : new Found.Number(factor * limit, gas.limitMark(), origin(gas, limit));
    }

    private Phrase origin(Gas gas, double limit) {
      String times = factor == 1 ? "" : Phrase.number(factor, 3) + " × ";
      String is = " " + gas.words(column) + " " + Phrase.number(limit, 6) + " mg/m3";
      return new Phrase(times + gas.name() + is, times + gas.nameEn() + is);
    }
  }
}
