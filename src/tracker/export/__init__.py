"""The public views as files for other programs: CSV or Parquet with a data package, Datasette."""
