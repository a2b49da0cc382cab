print("AllianceDiff")
