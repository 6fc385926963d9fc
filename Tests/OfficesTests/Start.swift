import Testing
import Offices
